-- Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.
-- The Jitsi hosts of meet.example.com. The package edits this file at each upgrade unless it finds unlimited_jids, which
-- is in prosody.cfg.lua, and restrict_room_creation at once below the conferences' component.

muc_mapper_domain_base = "meet.example.com"

VirtualHost "meet.example.com"
  authentication = "jitsi-anonymous"
  modules_enabled = {
    "bosh";
    "websocket";
    "ping";
    "smacks";
    "conference_duration";
    "speakerstats";
  }
  c2s_require_encryption = false
  main_muc = "conference.meet.example.com"
  conference_duration_component = "conferenceduration.meet.example.com"
  speakerstats_component = "speakerstats.meet.example.com"

-- jicofo and the bridges log in here.
VirtualHost "auth.meet.example.com"
  authentication = "internal_hashed"
  modules_enabled = {
    "limits_exception";
    "smacks";
  }
  ssl = {
    certificate = "/etc/prosody/certs/auth.meet.example.com.crt";
    key = "/etc/prosody/certs/auth.meet.example.com.key";
  }

-- The brewery: jicofo finds its bridges in a room of this host, and reads what they say about themselves.
Component "internal.auth.meet.example.com" "muc"
  storage = "memory"
  modules_enabled = {
    "ping";
    "scalable_jitsi_quiet_muc";
  }
  quiet_muc_readers = { "focus@auth.meet.example.com" }
  admins = { "focus@auth.meet.example.com", "jvb@auth.meet.example.com" }
  restrict_room_creation = true
  muc_room_locking = false
  muc_room_default_public_jids = true

Component "conference.meet.example.com" "muc"
  restrict_room_creation = true
  storage = "memory"
  modules_enabled = {
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
