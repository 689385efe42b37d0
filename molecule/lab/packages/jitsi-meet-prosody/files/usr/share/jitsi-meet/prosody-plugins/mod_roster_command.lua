-- Lab stand-in for `prosodyctl mod_roster_command COMMAND USER CONTACT`: edits
-- the stored roster of CONTACT while the server may or may not run.
local jid = require "util.jid";
local storagemanager = require "core.storagemanager";

local function open_roster(address)
	local user, host = jid.split(address);
	if not user or not prosody.hosts[host] then
		return nil, ("no account can be %s on this server"):format(tostring(address));
	end
	storagemanager.initialize_host(host);
	local store = storagemanager.open(host, "roster");
	return store, user, store:get(user) or {};
end

local function save(store, user, roster)
	local meta = roster[false] or {};
	meta.version = (tonumber(meta.version) or 0) + 1;
	roster[false] = meta;
	return store:set(user, roster);
end

local commands = {};

-- CONTACT's presence is sent to USER from now on.
function commands.subscribe(user_address, contact_address)
	local store, contact, roster = open_roster(contact_address);
	if not store then return nil, contact; end
	if roster[user_address] and roster[user_address].subscription == "from" then return true; end
	roster[user_address] = { subscription = "from", groups = {} };
	return save(store, contact, roster);
end

function commands.unsubscribe(user_address, contact_address)
	local store, contact, roster = open_roster(contact_address);
	if not store then return nil, contact; end
	roster[user_address] = nil;
	return save(store, contact, roster);
end

function module.command(arg)
	local run = commands[arg[1]];
	if not run or not arg[3] then
		print("Usage: prosodyctl mod_roster_command subscribe|unsubscribe USER CONTACT");
		return 1;
	end
	local ok, problem = run(arg[2], arg[3]);
	if not ok then
		print("Error: "..tostring(problem));
		return 1;
	end
	return 0;
end
