-- Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.
-- Who may try to log in, and how fast. BOSH and websockets admit every host of the server, so that a firewall around
-- prosody's own port would guard nothing: through the web only the hosts of web_login_hosts take logins, all others want
-- TLS from the client to prosody itself. Failed logins are slowed by session and by source address, and never by account,
-- or a stranger could lock jicofo out.
local async = require "util.async";
local cache = require "util.cache";
local ip = require "util.ip";
local st = require "util.stanza";
local now = require "util.time".now;

local web = module:get_option_set("web_login_hosts", {});
-- So many tries of an address are free; then there is one at each interval, and whoever had to wait longer is refused.
local burst = module:get_option_number("login_burst", 20);
local interval = module:get_option_number("login_interval", 2);
local patience = module:get_option_number("login_patience", 20);
-- After a failure the next try of its address waits so long. A bridge that has a former password tries again as soon as it
-- is refused, for ever, and waits five seconds for an answer.
local pause = module:get_option_number("login_pause", 2);
-- A session ends after so many failures.
local tries = module:get_option_number("login_tries", 5);

local xmlns_sasl = "urn:ietf:params:xml:ns:xmpp-sasl";

local function is_refused(session)
	return not session.username and not session.encrypted and not web:contains(module.host);
end

local function is_of_a_stream(tag)
	return tag.name == "starttls" and tag or nil;
end

module:hook("stream-features", function (event)
	if not is_refused(event.origin) then return; end
	event.features:maptags(is_of_a_stream);
	-- Of a stream that offers nothing prosody writes a warning.
	if not event.features.tags[1] then event.features:tag("closed", { xmlns = "urn:scalable-jitsi:logins" }):up(); end
end, -1000);

-- When the last try of an address would be over, had they come one at each interval; for so many addresses.
local over = cache.new(20000);
-- When an address last failed.
local failed = cache.new(20000);

-- An address of IPv6 is one of a network that its owner has whole.
local function source(session)
	local address = session.ip and ip.new_ip(session.ip);
	return address and address.proto == "IPv6" and address.packed:sub(1, 8) or session.ip or "unknown";
end

-- Counts a try, and returns for how many seconds it has to wait; nil is too long.
local function count(address)
	local last = math.max(over:get(address) or 0, now());
	local wait = last - now() - burst * interval;
	if wait > patience then return nil; end
	over:set(address, last + interval);
	return wait;
end

-- For how many seconds an address has to pause. It adds nothing to other waiting, and nothing adds to it: with the right
-- password one is in after a single pause, however often it failed.
local function rest(address)
	return math.max((failed:get(address) or 0) + pause - now(), 0);
end

local function refuse(session, condition)
	session.send(st.stanza("failure", { xmlns = xmlns_sasl }):tag(condition));
	return true;
end

module:hook("stanza/"..xmlns_sasl..":auth", function (event)
	local session = event.origin;
	if session.type ~= "c2s_unauthed" then return; end
	if is_refused(session) then return refuse(session, "not-authorized"); end
	if event.stanza.attr.mechanism == "ANONYMOUS" then return; end
	if (session.failed_logins or 0) >= tries then
		session:close({ condition = "policy-violation", text = "Too many failed logins" });
		return true;
	end
	local address = source(session);
	local seconds = count(address);
	if not seconds then
		async.sleep(pause);
		return refuse(session, "temporary-auth-failure");
	end
	session.counted_login = address;
	seconds = math.max(seconds, rest(address));
	if seconds > 0 then async.sleep(seconds); end
	if session.destroyed then return true; end
end, 1000);

module:hook("authentication-failure", function (event)
	event.session.failed_logins = (event.session.failed_logins or 0) + 1;
	failed:set(source(event.session), now());
end);

-- A login that succeeds costs nothing.
module:hook("authentication-success", function (event)
	local address = event.session.counted_login;
	if address and over:get(address) then over:set(address, over:get(address) - interval); end
end);
