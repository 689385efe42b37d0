package org.scalablejitsi.tools.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.OneLine;

/** Fleets to draw. */
final class Fleets {

  private Fleets() {}

  /** The inventory of {@code inventories/example}. */
  static Fleet example() {
    return new Fleet(
        List.of(
            meet("meet.example.com", Map.of()),
            bridge("bridge1.example.com", "192.0.2.21"),
            bridge("bridge2.example.com", "192.0.2.22"),
            bridge("bridge3.example.com", "192.0.2.23", "2001:db8::23")));
  }

  /** A meet host that relays too, a TURN server of its own, and somebody who may fetch metrics. */
  static Fleet full() {
    Map<String, @Nullable Object> metrics =
        Map.of(
            "_jitsi_metrics",
            true,
            "jitsi_metrics_port",
            9100,
            "jitsi_metrics_allow",
            List.of("192.0.2.9", "2001:db8:7::/64"));
    Host meet = meet("meet.example.com", with(metrics, turnPorts(5349)));
    Host bridge = bridge("bridge1.example.com", "192.0.2.21");
    Map<String, @Nullable Object> turn =
        Map.of(
            "jitsi_domain", "meet.example.com",
            "jitsi_turn_addresses", List.of("turn.example.com"),
            "jitsi_turn_tls_certificate", "/etc/ssl/turn.crt",
            "jitsi_turn_tls_key", "/etc/ssl/turn.key");
    return new Fleet(
        List.of(
            new Host(meet.name(), Set.of(Fleet.MEET, Fleet.TURN), meet.vars()),
            new Host(bridge.name(), bridge.groups(), with(bridge.vars(), metrics)),
            new Host("turn1.example.com", Set.of(Fleet.TURN), with(turn, turnPorts(443)))));
  }

  private static Map<String, @Nullable Object> turnPorts(int tls) {
    return Map.of(
        "jitsi_turn_port",
        3478,
        "jitsi_turn_tls_port",
        tls,
        "jitsi_turn_min_port",
        49152,
        "jitsi_turn_max_port",
        65535,
        "_jitsi_turn_open",
        List.of(
            Map.of("port", 3478, "proto", "udp", "from", "world"),
            Map.of("port", "3478", "proto", "tcp", "from", "world"),
            Map.of("port", tls, "proto", "tcp", "from", "world"),
            Map.of("port", "49152-65535", "proto", "udp", "from", "world"),
            Map.of("port", 9641, "proto", "tcp", "from", "nobody")));
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> some, Map<String, @Nullable Object> more) {
    Map<String, @Nullable Object> vars = new LinkedHashMap<>(some);
    vars.putAll(more);
    return vars;
  }

  static Fleet of(int bridges) {
    List<Host> hosts = new ArrayList<>(List.of(meet("meet.example.com", Map.of())));
    for (int i = 1; i <= bridges; i++) {
      hosts.add(bridge("bridge" + i + ".example.com", "192.0.2." + (20 + i)));
    }
    return new Fleet(hosts);
  }

  /** One bridge, and both hosts called like that, as far as two hosts can be. */
  static Fleet called(String name) {
    return new Fleet(List.of(meet(name, Map.of()), bridge(name + "2", "192.0.2.21")));
  }

  static Host meet(String name, Map<String, @Nullable Object> more) {
    Map<String, @Nullable Object> vars = new LinkedHashMap<>(more);
    vars.put("jitsi_domain", "meet.example.com");
    return new Host(name, Set.of(Fleet.MEET), vars);
  }

  static Host bridge(String name, String... addresses) {
    return new Host(
        name,
        Set.of(Fleet.BRIDGES),
        Map.of("jitsi_domain", "meet.example.com", "jitsi_bridge_addresses", List.of(addresses)));
  }

  /** Anything, as far as a host can be called so. */
  static String name(String anything) {
    String name = "x" + OneLine.of(anything).replace("/", "");
    return name.substring(0, Math.min(name.length(), 50));
  }
}
