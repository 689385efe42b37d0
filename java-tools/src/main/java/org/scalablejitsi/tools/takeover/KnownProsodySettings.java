package org.scalablejitsi.tools.takeover;

import java.util.Set;

/**
 * Modules and settings of prosody that a take-over does not lose: our files have them too, or they
 * are for chat servers.
 */
record KnownProsodySettings(Set<String> modules, Set<String> settings) {

  static KnownProsodySettings ofProsody() {
    return new KnownProsodySettings(
        Set.of(
            ("bosh websocket ping smacks features_identity jitsi_session external_services"
                    + " turncredentials limits_exception limits muc_hide_all muc_meeting_id"
                    + " muc_domain_mapper muc_password_whitelist muc_rate_limit token_verification"
                    + " roster saslauth tls disco client_proxy room_metadata posix pubsub"
                    + " blocklist bookmarks carbons csi csi_simple dialback pep private register"
                    + " roster_command s2s time uptime vcard vcard4"
                    + " vcard_legacy version account_activity cloud_notify invites"
                    + " invites_adhoc invites_register tombstones user_account_management")
                .split(" ", -1)),
        Set.of(
            ("plugin_paths muc_mapper_domain_base muc_mapper_domain_prefix"
                    + " external_service_secret turncredentials_secret external_service_host"
                    + " external_service_port turncredentials_port turncredentials_ttl"
                    + " cross_domain_bosh cross_domain_websocket consider_bosh_secure"
                    + " consider_websocket_secure trusted_proxies http_ports https_ports"
                    + " http_interfaces http_default_host component_interfaces component_ports"
                    + " ssl certificates c2s_require_encryption s2s_require_encryption"
                    + " s2s_secure_auth s2s_insecure_domains s2s_secure_domains c2s_ports"
                    + " c2s_direct_tls_ports c2s_interfaces interfaces network_backend"
                    + " network_settings use_libevent daemonize pidfile log statistics"
                    + " data_path admins unlimited_jids allow_registration modules_disabled"
                    + " disable_sasl_mechanisms storage archive_expires_after prosody_user"
                    + " prosody_group speakerstats_component conference_duration_component"
                    + " end_conference_component av_moderation_component lobby_muc main_muc"
                    + " breakout_rooms_muc room_metadata_component breakout_rooms_component"
                    + " polls_component filesharing_component muc_component restrict_room_creation"
                    + " muc_room_locking muc_room_default_public_jids muc_room_default_public"
                    + " muc_room_allow_persistent muc_room_cache_size muc_tombstones"
                    + " muc_password_whitelist component_admins_as_room_owners component_secret"
                    + " target_address smacks_hibernation_time smacks_max_unacked_stanzas"
                    + " smacks_max_hibernated_sessions smacks_max_old_sessions"
                    + " asap_accepted_issuers_default key certificate")
                .split(" ", -1)));
  }
}
