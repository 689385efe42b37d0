-- Lab stand-in that really relays: clients send requests to this component's
-- own address, the component hands them to a client (jicofo) and the answers
-- back. The sender travels as the resource of the component's address.
local jid = require "util.jid";
local st = require "util.stanza";

local target = module:get_option_string("target_address");
assert(target, "client_proxy needs target_address");

-- Connected resources of the target, the newest last.
local resources = {};

local function forget(resource)
	for i = #resources, 1, -1 do
		if resources[i] == resource then table.remove(resources, i); end
	end
end

local function refuse(stanza, condition)
	if stanza.attr.type ~= "error" and stanza.attr.type ~= "result" then
		module:send(st.error_reply(stanza, "cancel", condition));
	end
	return true;
end

local function target_presence(stanza)
	local kind, resource = stanza.attr.type, jid.resource(stanza.attr.from);
	if kind == "error" then
		resources = {};
	elseif kind == "unavailable" then
		forget(resource);
	elseif not kind and resource then
		forget(resource);
		table.insert(resources, resource);
		module:log("info", "requests go to %s/%s", target, resource);
	end
	return true;
end

local function answer_to_client(stanza)
	local client = jid.prep(jid.resource(stanza.attr.to));
	local kind = stanza.attr.type;
	if stanza.name ~= "iq" or not client or (kind ~= "result" and kind ~= "error") then
		return refuse(stanza, "feature-not-implemented");
	end
	stanza.attr.from, stanza.attr.to = module.host, client;
	module:send(stanza);
	return true;
end

local function request_to_target(stanza)
	local kind = stanza.attr.type;
	if stanza.name ~= "iq" or (kind ~= "get" and kind ~= "set") then
		return refuse(stanza, "feature-not-implemented");
	end
	local resource = resources[#resources];
	if not resource then return refuse(stanza, "service-unavailable"); end
	stanza.attr.from = module.host.."/"..stanza.attr.from;
	stanza.attr.to = target.."/"..resource;
	module:send(stanza);
	return true;
end

local function route(event)
	local stanza = event.stanza;
	if jid.bare(stanza.attr.from) ~= target then return request_to_target(stanza); end
	if stanza.name == "presence" then return target_presence(stanza); end
	return answer_to_client(stanza);
end

for _, name in ipairs { "iq", "message", "presence" } do
	for _, kind in ipairs { "host", "bare", "full" } do
		module:hook(name.."/"..kind, route, -1);
	end
end

-- Where is the target? It is asked to be seen, and asked for its presence now.
local function ask(kind)
	module:send(st.presence({ type = kind, from = module.host, to = target }));
end
ask("subscribe");
ask("probe");
