-- Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.
-- The Jitsi hosts of meet.example.com. The package edits this file at each upgrade unless it finds unlimited_jids, which
-- is in prosody.cfg.lua, and restrict_room_creation at once below the conferences' component.

muc_mapper_domain_base = "meet.example.com"
-- Where browsers log in; through the web nobody does anywhere else.
web_login_hosts = { "meet.example.com" }
-- jicofo owns every room, whoever made it.
component_admins_as_room_owners = true

VirtualHost "meet.example.com"
  authentication = "jitsi-anonymous"
  modules_enabled = {
    "bosh";
    "websocket";
    "ping";
    "smacks";
    "scalable_jitsi_gate";
    "conference_duration";
    "speakerstats";
  }
  c2s_require_encryption = false
  -- People meet in rooms: nobody sends anything to another person's address.
  gate_kinds = { "bare", "full" }
  gate_admits = { "auth.meet.example.com" }
  gate_admits_services = true
  main_muc = "conference.meet.example.com"
  conference_duration_component = "conferenceduration.meet.example.com"
  speakerstats_component = "speakerstats.meet.example.com"

-- jicofo and the bridges log in here, and hear each other and our components alone.
VirtualHost "auth.meet.example.com"
  authentication = "internal_hashed"
  modules_enabled = {
    "limits_exception";
    "smacks";
    "scalable_jitsi_gate";
  }
  gate_admits = { "auth.meet.example.com" }
  gate_admits_services = true
  ssl = {
    certificate = "/etc/prosody/certs/auth.meet.example.com.crt";
    key = "/etc/prosody/certs/auth.meet.example.com.key";
  }

-- The brewery: jicofo finds its bridges in a room of this host, and reads what they say about themselves. Whoever comes
-- first may make the room, jicofo or a bridge, and a bridge has no rights in it.
Component "internal.auth.meet.example.com" "muc"
  storage = "memory"
  modules_enabled = {
    "ping";
    "muc_hide_all";
    "scalable_jitsi_gate";
    "scalable_jitsi_ownerless_muc";
    "scalable_jitsi_quiet_muc";
  }
  gate_admits = { "auth.meet.example.com" }
  quiet_muc_readers = { "focus@auth.meet.example.com" }
  admins = { "focus@auth.meet.example.com" }
  muc_room_locking = false
  muc_room_default_public_jids = true

Component "conference.meet.example.com" "muc"
  restrict_room_creation = true
  storage = "memory"
  modules_enabled = {
    "muc_hide_all";
    "muc_meeting_id";
    "muc_domain_mapper";
    "polls";
    "muc_rate_limit";
  }
  admins = { "focus@auth.meet.example.com" }
  muc_room_locking = false
  muc_room_default_public_jids = true

-- jicofo is an ordinary client; this address passes requests on to it.
Component "focus.meet.example.com" "client_proxy"
  target_address = "focus@auth.meet.example.com"

Component "conferenceduration.meet.example.com" "conference_duration_component"
  muc_component = "conference.meet.example.com"

Component "speakerstats.meet.example.com" "speakerstats_component"
  muc_component = "conference.meet.example.com"
