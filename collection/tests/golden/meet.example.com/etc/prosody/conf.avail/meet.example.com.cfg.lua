-- Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.
-- The Jitsi hosts of meet.example.com. At each upgrade the packages' scripts look into this file, edit it and restart
-- prosody unless they find what they want: some settings below, where and as they stand, and these texts:
--   VirtualHost "jigasi.meet.jitsi"   Component "polls.meet.example.com"   --"polls";
--   Component "focus.meet.example.com" "client_proxy"

muc_mapper_domain_base = "meet.example.com"
-- Where browsers log in; through the web nobody does anywhere else.
web_login_hosts = { "meet.example.com" }
-- jicofo owns every room, whoever made it, and the components tell it more than people.
admins = { "focus@auth.meet.example.com" }
component_admins_as_room_owners = true
unlimited_jids = {
  "focus@auth.meet.example.com";
  "jvb@auth.meet.example.com";
}
-- Rooms live as long as somebody is in them. Beyond so many of a kind prosody forgets the oldest.
muc_room_cache_size = 10000
muc_room_locking = false
muc_room_default_public_jids = true
muc_room_allow_persistent = false
muc_tombstones = false

VirtualHost "meet.example.com"
  authentication = "jitsi-anonymous"
  modules_enabled = {
    "bosh";
    "websocket";
    "ping";
    "smacks";
    "scalable_jitsi_gate";
    -- Components tell browsers here that they are there; they know a browser's room by its session.
    "features_identity";
    "jitsi_session";
    "conference_duration";
    "muc_breakout_rooms";
    "muc_lobby_rooms";
  }
  c2s_require_encryption = false
  -- People meet in rooms: nobody sends anything to another person's address.
  gate_kinds = { "bare", "full" }
  gate_admits = { "auth.meet.example.com" }
  gate_admits_services = true
  main_muc = "conference.meet.example.com"
  breakout_rooms_muc = "breakout.meet.example.com"
  lobby_muc = "lobby.meet.example.com"

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
  -- A bridge that was killed leaves the brewery after these seconds.
  smacks_hibernation_time = 15
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

Component "conference.meet.example.com" "muc"
  restrict_room_creation = true
  storage = "memory"
  modules_enabled = {
    "muc_hide_all";
    "muc_meeting_id";
    "muc_domain_mapper";
    "muc_password_whitelist";
    "muc_rate_limit";
  }
  muc_password_whitelist = { "focus@auth.meet.example.com" }

Component "breakout.meet.example.com" "muc"
  restrict_room_creation = true
  storage = "memory"
  modules_enabled = {
    "muc_hide_all";
    "muc_meeting_id";
    "muc_domain_mapper";
    "muc_rate_limit";
  }

Component "lobby.meet.example.com" "muc"
  storage = "memory"
  restrict_room_creation = true
  modules_enabled = {
    "muc_hide_all";
    "muc_rate_limit";
  }

-- jicofo is an ordinary client; this address passes requests on to it.
Component "focus.meet.example.com" "client_proxy"
  target_address = "focus@auth.meet.example.com"

Component "avmoderation.meet.example.com" "av_moderation_component"
  muc_component = "conference.meet.example.com"

Component "endconference.meet.example.com" "end_conference"
  muc_component = "conference.meet.example.com"

Component "metadata.meet.example.com" "room_metadata_component"
  muc_component = "conference.meet.example.com"
  breakout_rooms_component = "breakout.meet.example.com"

Component "polls.meet.example.com" "polls_component"
  muc_component = "conference.meet.example.com"
  -- Jitsi's module makes it a component of rooms, which nobody needs here.
  storage = "memory"
  restrict_room_creation = true
  modules_enabled = { "muc_hide_all" }

Component "speakerstats.meet.example.com" "speakerstats_component"
  muc_component = "conference.meet.example.com"
