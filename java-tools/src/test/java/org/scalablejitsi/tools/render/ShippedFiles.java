package org.scalablejitsi.tools.render;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.Ports;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problems;

/** The files that the shipped roles make of a few variables. */
public final class ShippedFiles {

  static final Path ROLES = Path.of("../collection/roles");

  private static final Role BRIDGE = Role.at(ROLES.resolve("bridge"));
  private static final Role MEET = Role.at(ROLES.resolve("meet"));

  private static final Map<String, Object> COMMON =
      Map.ofEntries(
          Map.entry("_jitsi_managed", "managed"),
          Map.entry("_jitsi_xmpp_port", Ports.XMPP),
          Map.entry("_jitsi_jicofo_rest_port", Ports.JICOFO_REST),
          Map.entry("_jitsi_bridge_rest_port", Ports.BRIDGE_REST),
          Map.entry("_jitsi_meet_tls_certificate", "/etc/ssl/a.crt"),
          Map.entry("_jitsi_meet_tls_key", "/etc/ssl/a.key"),
          Map.entry("_jitsi_meet_component", false),
          Map.entry("_jitsi_bridge_sysctl", Map.of()),
          Map.entry("_jitsi_bridge_settings", Map.of("videobridge.ice.udp.port", 10000)),
          Map.entry("_jitsi_bridge_hocon_settings", Map.of()),
          Map.entry("_jitsi_meet_jicofo_authentication", Map.of()),
          Map.entry("_jitsi_meet_jicofo_settings", Map.of()),
          Map.entry("_jitsi_meet_jicofo_hocon_settings", Map.of()),
          Map.entry("jitsi_bridge_address_mappings", List.of()),
          Map.entry("jitsi_bridge_media_port", 10000),
          Map.entry("jitsi_bridge_stun_servers", List.of()),
          Map.entry("jitsi_bridge_aws_mapping", false),
          Map.entry("jitsi_bridge_cloud_init", false),
          Map.entry("jitsi_bridge_websocket", false),
          Map.entry("jitsi_meet_jicofo_failed_bridge_seconds", 60),
          Map.entry("jitsi_meet_jicofo_health_interval", 10),
          Map.entry("jitsi_meet_jicofo_max_bridge_participants", 80),
          Map.entry("jitsi_meet_jicofo_strategy", "SingleBridgeSelectionStrategy"),
          Map.entry("jitsi_domain", "meet.example.com"),
          Map.entry("jitsi_xmpp_host", "10.0.0.11"),
          Map.entry("jitsi_nickname", "bridge1"),
          Map.entry("_jitsi_meet_config", Map.of()),
          Map.entry("_jitsi_meet_limit_connections", 2000),
          Map.entry("_jitsi_meet_limit_rates", Map.of("bosh", Map.of("burst", 2, "rate", 60))),
          Map.entry("_jitsi_meet_prosody_addresses", Map.of()),
          Map.entry("_jitsi_meet_prosody_components", Map.of()),
          Map.entry("_jitsi_meet_prosody_modules", List.of()),
          Map.entry("_jitsi_meet_acme", false),
          Map.entry("_jitsi_meet_turn", false),
          Map.entry("jitsi_meet_allowed_origins", List.of()),
          Map.entry("jitsi_meet_stun_servers", List.of()),
          Map.entry("jitsi_meet_unlimited_networks", List.of()),
          Map.entry("jitsi_meet_authentication", "anonymous"),
          Map.entry("jitsi_meet_features", List.of()),
          Map.entry("jitsi_meet_prosody_client_rate_kb", 512),
          Map.entry("jitsi_meet_prosody_hibernation_seconds", 15),
          Map.entry("jitsi_meet_interface_config", Map.of()),
          Map.entry("jitsi_config_layout", "hocon"),
          Map.entry("jitsi_fleet", Map.of("bridges", List.of(), "turn", List.of())),
          Map.entry("_jitsi_bridge_login", Map.of("HOSTNAME", "10.0.0.11")),
          Map.entry(
              "jitsi_logins", Map.of("jvb", List.of(Map.of("id", "jvb-g1", "password", "secret")))),
          Map.entry("jitsi_secrets", Map.of("focus", "secret", "jvb", "secret")));

  private ShippedFiles() {}

  /** Of a meet host with these variables and harmless ones for the rest. */
  public static List<HostFile.Text> ofMeet(Map<String, Object> variables) {
    return files(MEET, variables);
  }

  /** Of a bridge. */
  public static List<HostFile.Text> ofBridge(Map<String, Object> variables) {
    return files(BRIDGE, variables);
  }

  /** The text of the one file that a template makes. */
  static String text(List<HostFile.Text> files, String template) {
    return files.stream()
        .filter(file -> file.template().equals(template))
        .map(HostFile.Text::text)
        .findFirst()
        .orElseThrow();
  }

  private static List<HostFile.Text> files(Role role, Map<String, Object> variables) {
    Map<String, @Nullable Object> all = new HashMap<>(COMMON);
    all.putAll(variables);
    Problems problems = new Problems();
    List<HostFile> files = role.render("host", all, problems);
    problems.throwIfErrors();
    return files.stream()
        .filter(HostFile.Text.class::isInstance)
        .map(HostFile.Text.class::cast)
        .toList();
  }
}
