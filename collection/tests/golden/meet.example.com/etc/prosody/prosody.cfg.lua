-- Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.
-- The server as a whole; the Jitsi hosts are in conf.avail/meet.example.com.cfg.lua.

plugin_paths = { "/usr/share/jitsi-meet/prosody-plugins/", "/usr/local/share/scalable-jitsi/" }

modules_enabled = {
  "roster";
  "saslauth";
  "tls";
  "disco";
  "ping";
  "smacks";
  "limits";
  "scalable_jitsi_logins";
  -- What it does is the server's own task since 13, whose files have their Lua by this name.
  not Lua and "posix" or nil;
}
-- No federation: 5269 stays closed. Nothing is kept for accounts that are away.
modules_disabled = { "s2s", "offline" }
allow_registration = false

c2s_require_encryption = true
authentication = "internal_hashed"
-- Nobody has tokens of prosody's own.
disable_sasl_mechanisms = { "DIGEST-MD5"; "OAUTHBEARER" }
network_backend = "epoll"
-- All else is kept in files.
storage = { smacks_h = "memory" }
network_settings = { tcp_backlog = 511 }

-- Whose connection broke has these seconds to come back as the same; jicofo and the bridges have seconds of their own.
smacks_hibernation_time = 60
smacks_max_unacked_stanzas = 5
smacks_max_old_sessions = 1

c2s_ports = { 5222 }
c2s_direct_tls_ports = {}
http_ports = { 5280 }
-- nginx and jicofo come by IPv4, which every host has.
http_interfaces = { "127.0.0.1" }
https_ports = {}
component_interfaces = { "127.0.0.1" }

-- Clients come through nginx on this host and share its address.
consider_bosh_secure = true
consider_websocket_secure = true
trusted_proxies = { "127.0.0.1", "::1" }

limits = {
  c2s = { rate = "512kb/s" };
}

certificates = "certs"
pidfile = "/run/prosody/prosody.pid"
log = {
  info = "/var/log/prosody/prosody.log";
  error = "/var/log/prosody/prosody.err";
}

Include "conf.d/*.cfg.lua"
