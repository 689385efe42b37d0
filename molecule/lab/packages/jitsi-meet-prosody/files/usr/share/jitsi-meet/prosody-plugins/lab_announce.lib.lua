-- Lab stand-in for what each of Jitsi's components does: once the main host is there, it is told by the event
-- jitsi-add-identity what the component is, and features_identity tells browsers.
local main = module:get_option_string("muc_mapper_domain_base");

return function (name)
	local function tell(host)
		if host ~= main then return; end
		module:context(main):fire_event("jitsi-add-identity", { name = name; host = module.host });
	end
	if prosody.hosts[main] then tell(main); end
	-- After prosody has loaded the host's modules.
	prosody.events.add_handler("host-activated", tell, -1);
end
