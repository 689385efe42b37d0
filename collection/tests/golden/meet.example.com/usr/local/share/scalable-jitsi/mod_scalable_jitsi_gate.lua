-- Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.
-- Who may send stanzas to this host: accounts of the hosts in gate_admits, everybody to the own account and, with
-- gate_admits_services, the server's own hosts and components. gate_kinds says which addresses are guarded: the host
-- itself ("host"), accounts and rooms ("bare"), and their sessions and occupants ("full").
-- Refused stanzas leave nothing in the log: a visitor can send millions of them.
local jid = require "util.jid";
local st = require "util.stanza";

local admitted = module:get_option_set("gate_admits", {});
local services = module:get_option_boolean("gate_admits_services", false);
local kinds = module:get_option_set("gate_kinds", { "host", "bare", "full" });

-- For a host that it does not have the server itself answers, with errors.
local function is_service(user, host, kind)
	local known = prosody.hosts[host];
	if not known then return kind == "error"; end
	return not user or known.type == "component";
end

local function may_send(stanza)
	local from, to = stanza.attr.from, stanza.attr.to;
	local user, host = jid.split(from);
	if admitted:contains(host) or not to or jid.bare(from) == jid.bare(to) then return true; end
	return services and is_service(user, host, stanza.attr.type);
end

local function guard(event)
	local stanza = event.stanza;
	if may_send(stanza) then return; end
	-- The same for every address, so that nobody learns which exist.
	if stanza.attr.type ~= "error" and stanza.attr.type ~= "result" then
		event.origin.send(st.error_reply(stanza, "cancel", "service-unavailable"));
	end
	return true;
end

for _, name in ipairs { "iq", "message", "presence" } do
	for kind in kinds do
		module:hook(name.."/"..kind, guard, 1000);
	end
end
