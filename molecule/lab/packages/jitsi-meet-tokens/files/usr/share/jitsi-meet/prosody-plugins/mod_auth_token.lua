-- Lab stand-in: whoever logs in brings a token in the query of the BOSH or web
-- socket address. The real one reads more claims and other signatures.
local base64 = require "util.encodings".base64;
local formdecode = require "util.http".formdecode;
local hmac = require "util.hashes".hmac_sha256;
local json = require "util.json";
local new_id = require "util.uuid".generate;
local sasl = require "util.sasl";

local app_id = module:get_option_string("app_id");
local app_secret = module:get_option_string("app_secret");
local allow_empty = module:get_option_boolean("allow_empty_token", false);
assert(app_id and app_secret, "token needs app_id and app_secret");

local function from_url(text)
	return base64.decode((text:gsub("-", "+"):gsub("_", "/"))..("="):rep(-#text % 4)) or "";
end

local function accepts(token)
	if not token then return allow_empty; end
	local signed, header, claims, signature = token:match("^(([^.]+)%.([^.]+))%.([^.]+)$");
	if not signed or from_url(signature) ~= hmac(app_secret, signed) then return false; end
	header, claims = json.decode(from_url(header)), json.decode(from_url(claims));
	return header ~= nil and claims ~= nil and header.alg == "HS256" and claims.iss == app_id
		and type(claims.exp) == "number" and claims.exp > os.time();
end

local function take_token(event)
	local query = event.request.url and event.request.url.query or event.request.url_query;
	local values = query and formdecode(query);
	event.session.auth_token = type(values) == "table" and values.token or nil;
end
module:hook_global("bosh-session", take_token);
module:hook_global("websocket-session", take_token);

local provider = {};

for _, name in ipairs { "test_password", "set_password", "user_exists", "create_user", "delete_user" } do
	provider[name] = function () return nil, "this host has no accounts"; end;
end

function provider.get_sasl_handler(session)
	return sasl.new(module.host, { anonymous = function () return accepts(session.auth_token); end });
end

-- Prosody's own would ask again and again for a name that is accepted.
sasl.registerMechanism("ANONYMOUS", { "anonymous" }, function (self)
	local name = new_id();
	if not self.profile.anonymous(self, name, self.realm) then return "failure", "not-authorized"; end
	self.username = name;
	return "success";
end);

module:provides("auth", provider);
