package org.scalablejitsi.tools.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;

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

  static Host meet(String name, Map<String, Object> more) {
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
}
