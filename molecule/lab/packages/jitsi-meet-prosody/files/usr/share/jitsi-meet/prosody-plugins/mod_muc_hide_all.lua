-- Lab stand-in that really hides: rooms are in no list, and tell of themselves only those who are in them.
local jid = require "util.jid";
local st = require "util.stanza";

local get_room_from_jid = module:depends("muc").get_room_from_jid;

module:hook("muc-room-pre-create", function (event) event.room:set_hidden(true); end, -1);

module:hook("iq-get/bare/http://jabber.org/protocol/disco#info:query", function (event)
	local room = get_room_from_jid(jid.bare(event.stanza.attr.to));
	if room and not room:get_occupant_by_real_jid(event.stanza.attr.from) then
		event.origin.send(st.error_reply(event.stanza, "auth", "forbidden"));
		return true;
	end
end, 1);
