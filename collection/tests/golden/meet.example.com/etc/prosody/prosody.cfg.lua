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
  "posix";
  "limits";
  "scalable_jitsi_logins";
}
-- No federation: 5269 stays closed. Nothing is kept for accounts that are away.
modules_disabled = { "s2s", "offline" }
allow_registration = false

c2s_require_encryption = true
authentication = "internal_hashed"
network_backend = "epoll"
storage = "internal"

-- A bridge that was killed leaves the brewery after these seconds, not after ten minutes.
smacks_hibernation_time = 15

c2s_ports = { 5222 }
c2s_direct_tls_ports = {}
http_ports = { 5280 }
http_interfaces = { "127.0.0.1", "::1" }
https_ports = {}
component_interfaces = { "127.0.0.1", "::1" }

-- Clients come through nginx on this host and share its address.
consider_bosh_secure = true
consider_websocket_secure = true
trusted_proxies = { "127.0.0.1", "::1" }

limits = {
  c2s = { rate = "512kb/s" };
}
unlimited_jids = {
  "focus@auth.meet.example.com";
  "jvb@auth.meet.example.com";
}

certificates = "certs"
pidfile = "/run/prosody/prosody.pid"
log = {
  info = "/var/log/prosody/prosody.log";
  error = "/var/log/prosody/prosody.err";
}

Include "conf.d/*.cfg.lua"
