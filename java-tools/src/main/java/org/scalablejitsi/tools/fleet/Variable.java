package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the inventory that this program reads: the one place for its name and type. Those
 * called {@code ROLE_…} are no options; the roles work them out and hand them over with the rest.
 *
 * @param name as the inventory and messages write it
 * @param type what the roles' argument specs take for it
 */
public record Variable<T>(String name, Class<?> type) {

  // Of all hosts.
  public static final Variable<String> DOMAIN = text("jitsi_domain");
  public static final Variable<String> XMPP_HOST = text("jitsi_xmpp_host");
  public static final Variable<Number> ROLE_XMPP_PORT = number("_jitsi_xmpp_port");
  public static final Variable<String> CONFIG_LAYOUT = text("jitsi_config_layout");
  public static final Variable<String> FIREWALL = text("jitsi_firewall");
  public static final Variable<Boolean> ROLE_METRICS = flag("_jitsi_metrics");
  public static final Variable<List<?>> METRICS_ALLOW = list("jitsi_metrics_allow");
  public static final Variable<Number> METRICS_PORT = number("jitsi_metrics_port");

  // Of packages.
  public static final Variable<Map<?, ?>> PACKAGE_SOURCE = map("jitsi_package_source");
  public static final Variable<Map<?, ?>> PACKAGE_PROSODY = map("jitsi_package_prosody");
  public static final Variable<Map<?, ?>> PACKAGE_VERSIONS = map("jitsi_package_versions");
  public static final Variable<Map<?, ?>> UPGRADE_VERSIONS = map("jitsi_upgrade_versions");
  public static final Variable<List<?>> ROLE_PACKAGE_KEY = list("_jitsi_package_key");

  // Of runs.
  public static final Variable<Object> SERIAL = any("jitsi_serial");
  public static final Variable<Number> DRAIN_TIMEOUT = number("jitsi_drain_timeout");
  public static final Variable<Number> CAPACITY_MAX_STRESS = number("jitsi_capacity_max_stress");
  public static final Variable<Number> CAPACITY_MAX_PARTICIPANTS =
      number("jitsi_capacity_max_participants");
  public static final Variable<Number> UPGRADE_WINDOW = number("jitsi_upgrade_window");
  public static final Variable<Number> VERIFY_WAIT = number("jitsi_verify_wait");
  public static final Variable<Number> VERIFY_CLOCK_SECONDS = number("jitsi_verify_clock_seconds");
  public static final Variable<Number> VERIFY_DISK_PERCENT = number("jitsi_verify_disk_percent");
  public static final Variable<Number> VERIFY_CERTIFICATE_DAYS =
      number("jitsi_verify_certificate_days");
  public static final Variable<Number> CLOUD_INIT_BYTES = number("jitsi_cloud_init_bytes");

  // Of the meet host's web side.
  public static final Variable<List<?>> MEET_ADDRESSES = list("jitsi_meet_addresses");
  public static final Variable<String> MEET_TLS = text("jitsi_meet_tls");
  public static final Variable<String> MEET_TLS_CERTIFICATE = text("jitsi_meet_tls_certificate");
  public static final Variable<String> MEET_TLS_KEY = text("jitsi_meet_tls_key");
  public static final Variable<String> MEET_ACME_CA = text("jitsi_meet_acme_ca");
  public static final Variable<String> MEET_ACME_EMAIL = text("jitsi_meet_acme_email");
  public static final Variable<String> MEET_ACME_SERVER = text("jitsi_meet_acme_server");
  public static final Variable<List<?>> MEET_ALLOWED_ORIGINS = list("jitsi_meet_allowed_origins");
  public static final Variable<List<?>> MEET_EMBEDDED_BY = list("jitsi_meet_embedded_by");
  public static final Variable<List<?>> MEET_UNLIMITED_NETWORKS =
      list("jitsi_meet_unlimited_networks");
  public static final Variable<Number> MEET_PARTICIPANTS = number("jitsi_meet_participants");
  public static final Variable<Number> MEET_PEOPLE_PER_ADDRESS =
      number("jitsi_meet_people_per_address");

  // Of the web app.
  public static final Variable<Map<?, ?>> MEET_CONFIG = map("jitsi_meet_config");
  public static final Variable<Map<?, ?>> MEET_INTERFACE_CONFIG =
      map("jitsi_meet_interface_config");
  public static final Variable<List<?>> MEET_STUN_SERVERS = list("jitsi_meet_stun_servers");

  // Of prosody.
  public static final Variable<String> MEET_AUTHENTICATION = text("jitsi_meet_authentication");
  public static final Variable<List<?>> MEET_ACCOUNTS = list("jitsi_meet_accounts");
  public static final Variable<String> MEET_JWT_APP_ID = text("jitsi_meet_jwt_app_id");
  public static final Variable<Boolean> MEET_JWT_ALLOW_EMPTY = flag("jitsi_meet_jwt_allow_empty");
  public static final Variable<List<?>> MEET_FEATURES = list("jitsi_meet_features");
  public static final Variable<Number> MEET_PROSODY_CLIENT_RATE_KB =
      number("jitsi_meet_prosody_client_rate_kb");
  public static final Variable<Number> MEET_PROSODY_HIBERNATION_SECONDS =
      number("jitsi_meet_prosody_hibernation_seconds");

  // Of jicofo.
  public static final Variable<Boolean> MEET_RELAY = flag("jitsi_meet_relay");
  public static final Variable<Map<?, ?>> MEET_REGIONS = map("jitsi_meet_regions");
  public static final Variable<Boolean> MEET_JICOFO_COMPONENT = flag("jitsi_meet_jicofo_component");
  public static final Variable<Boolean> ROLE_MEET_COMPONENT = flag("_jitsi_meet_component");
  public static final Variable<String> MEET_JICOFO_STRATEGY = text("jitsi_meet_jicofo_strategy");
  public static final Variable<Number> MEET_JICOFO_MEMORY_MB =
      number("jitsi_meet_jicofo_memory_mb");
  public static final Variable<Number> MEET_JICOFO_MAX_BRIDGE_PARTICIPANTS =
      number("jitsi_meet_jicofo_max_bridge_participants");
  public static final Variable<Number> MEET_JICOFO_STRESS_THRESHOLD =
      number("jitsi_meet_jicofo_stress_threshold");
  public static final Variable<Number> MEET_JICOFO_HEALTH_INTERVAL =
      number("jitsi_meet_jicofo_health_interval");
  public static final Variable<Boolean> MEET_JICOFO_HEALTH_BY_PRESENCE =
      flag("jitsi_meet_jicofo_health_by_presence");
  public static final Variable<Number> MEET_JICOFO_PRESENCE_TIMEOUT =
      number("jitsi_meet_jicofo_presence_timeout");
  public static final Variable<Number> MEET_JICOFO_FAILED_BRIDGE_SECONDS =
      number("jitsi_meet_jicofo_failed_bridge_seconds");
  public static final Variable<Number> MEET_JICOFO_INITIAL_TIMEOUT =
      number("jitsi_meet_jicofo_initial_timeout");
  public static final Variable<Number> MEET_JICOFO_SINGLE_PARTICIPANT_TIMEOUT =
      number("jitsi_meet_jicofo_single_participant_timeout");

  // Of bridges.
  public static final Variable<List<?>> BRIDGE_ADDRESSES = list("jitsi_bridge_addresses");
  public static final Variable<List<?>> BRIDGE_ADDRESS_MAPPINGS =
      list("jitsi_bridge_address_mappings");
  public static final Variable<Boolean> BRIDGE_AWS_MAPPING = flag("jitsi_bridge_aws_mapping");
  public static final Variable<List<?>> BRIDGE_STUN_SERVERS = list("jitsi_bridge_stun_servers");
  public static final Variable<Boolean> BRIDGE_REQUIRE_PUBLIC_ADDRESS =
      flag("jitsi_bridge_require_public_address");
  public static final Variable<Number> BRIDGE_MEDIA_PORT = number("jitsi_bridge_media_port");
  public static final Variable<Boolean> BRIDGE_WEBSOCKET = flag("jitsi_bridge_websocket");
  public static final Variable<Number> BRIDGE_WEBSOCKET_PORT =
      number("jitsi_bridge_websocket_port");
  public static final Variable<String> BRIDGE_NICKNAME = text("jitsi_bridge_nickname");
  public static final Variable<String> BRIDGE_REGION = text("jitsi_bridge_region");
  public static final Variable<String> BRIDGE_LOAD_MEASUREMENT =
      text("jitsi_bridge_load_measurement");
  public static final Variable<Number> BRIDGE_LOAD_THRESHOLD =
      number("jitsi_bridge_load_threshold");
  public static final Variable<Number> BRIDGE_RECOVERY_THRESHOLD =
      number("jitsi_bridge_recovery_threshold");
  public static final Variable<Boolean> BRIDGE_DRAIN_ON_START = flag("jitsi_bridge_drain_on_start");
  public static final Variable<Number> BRIDGE_MEMORY_MB = number("jitsi_bridge_memory_mb");
  public static final Variable<Boolean> BRIDGE_CLOUD_INIT = flag("jitsi_bridge_cloud_init");

  // Of TURN servers.
  public static final Variable<List<?>> TURN_ADDRESSES = list("jitsi_turn_addresses");
  public static final Variable<List<?>> ROLE_TURN_ADDRESSES = list("_jitsi_turn_addresses");
  public static final Variable<List<?>> ROLE_TURN_OPEN = list("_jitsi_turn_open");
  public static final Variable<Number> TURN_PORT = number("jitsi_turn_port");
  public static final Variable<Number> TURN_TLS_PORT = number("jitsi_turn_tls_port");
  public static final Variable<Number> TURN_MIN_PORT = number("jitsi_turn_min_port");
  public static final Variable<Number> TURN_MAX_PORT = number("jitsi_turn_max_port");
  public static final Variable<Number> TURN_TTL = number("jitsi_turn_ttl");
  public static final Variable<Number> TURN_USER_QUOTA = number("jitsi_turn_user_quota");
  public static final Variable<Number> TURN_TOTAL_QUOTA = number("jitsi_turn_total_quota");
  public static final Variable<Number> TURN_MAX_BPS = number("jitsi_turn_max_bps");
  public static final Variable<Number> TURN_TOTAL_BPS = number("jitsi_turn_total_bps");
  public static final Variable<String> TURN_REALM = text("jitsi_turn_realm");
  public static final Variable<List<?>> TURN_ALLOWED_PEERS = list("jitsi_turn_allowed_peers");
  public static final Variable<List<?>> ROLE_TURN_DENIED_PEERS = list("_jitsi_turn_denied_peers");
  public static final Variable<List<?>> TURN_ADDRESS_MAPPINGS = list("jitsi_turn_address_mappings");
  public static final Variable<String> TURN_TLS_CERTIFICATE = text("jitsi_turn_tls_certificate");
  public static final Variable<String> TURN_TLS_KEY = text("jitsi_turn_tls_key");
  public static final Variable<Boolean> ROLE_TURN_SELF_SIGNED = flag("_jitsi_turn_self_signed");

  /** The value, if it is of the variable's type. */
  @SuppressWarnings("unchecked") // the type was asked
  @Nullable T in(Map<String, @Nullable Object> vars) {
    Object value = vars.get(name);
    return type.isInstance(value) ? (T) value : null;
  }

  /** Its name, so that messages take it as it is. */
  @Override
  public String toString() {
    return name;
  }

  private static Variable<Boolean> flag(String name) {
    return new Variable<>(name, Boolean.class);
  }

  private static Variable<Number> number(String name) {
    return new Variable<>(name, Number.class);
  }

  private static Variable<String> text(String name) {
    return new Variable<>(name, String.class);
  }

  private static Variable<List<?>> list(String name) {
    return new Variable<>(name, List.class);
  }

  private static Variable<Map<?, ?>> map(String name) {
    return new Variable<>(name, Map.class);
  }

  private static Variable<Object> any(String name) {
    return new Variable<>(name, Object.class);
  }
}
