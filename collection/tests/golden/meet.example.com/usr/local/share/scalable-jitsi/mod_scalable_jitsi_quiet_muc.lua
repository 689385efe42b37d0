-- Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.
-- In a room where everybody sends presence all the time and only some read it, the others get none but their own: N
-- senders then cost N stanzas at a time instead of N times N. Readers are accounts, by the option quiet_muc_readers.
local jid_bare = require "util.jid".bare;

local readers = module:get_option_set("quiet_muc_readers", {});
-- Each component has a class of rooms of its own, so nothing changes in other components.
local room_mt = module:depends("muc").room_mt;
local route_to_occupant, send_occupant_list = room_mt.route_to_occupant, room_mt.send_occupant_list;

function room_mt:route_to_occupant(occupant, stanza)
  local own = stanza.attr.from == occupant.nick;
  if own or stanza.name ~= "presence" or readers:contains(occupant.bare_jid) then
    return route_to_occupant(self, occupant, stanza);
  end
end

-- Who is there already: told to everybody who joins.
function room_mt:send_occupant_list(to, filter)
  if readers:contains(jid_bare(to)) then
    return send_occupant_list(self, to, filter);
  end
end

function module.unload()
  room_mt.route_to_occupant, room_mt.send_occupant_list = route_to_occupant, send_occupant_list;
end
