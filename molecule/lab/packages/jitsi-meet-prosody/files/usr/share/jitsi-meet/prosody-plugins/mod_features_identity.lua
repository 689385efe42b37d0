-- Lab stand-in, with the event and the answer of the real one.
local told = {};

module:hook("jitsi-add-identity", function (event)
	if told[event.name] then return; end
	told[event.name] = true;
	module:add_identity("component", event.name, event.host);
end);
