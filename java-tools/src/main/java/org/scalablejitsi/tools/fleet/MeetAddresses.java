package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A bridge's firewall lets the meet host's nginx through by its addresses. */
final class MeetAddresses implements FleetRule {

  static final Rule RULE = Rule.error("JT310");
  static final String VARIABLE = "jitsi_meet_addresses";
  private static final String WEBSOCKET = BridgeWebsockets.VARIABLE;
  private static final String REMEDY =
      "list in group_vars/all.yml the addresses the bridges see the meet host under, for example `"
          + VARIABLE
          + ": [203.0.113.11]`";

  @Override
  public String name() {
    return "addresses of the meet host";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream()
        .flatMap(host -> faults(host).map(fault -> broken(host, fault)))
        .toList();
  }

  private static Stream<String> faults(Host host) {
    if (host.vars().get(VARIABLE) instanceof List<?> addresses && !addresses.isEmpty()) {
      return addresses.stream()
          .map(String::valueOf)
          .filter(address -> !BridgeAddresses.isLiteral(address))
          .map(address -> "has '" + address + "', which is no literal IPv4 or IPv6 address");
    }
    return Boolean.TRUE.equals(host.vars().get(WEBSOCKET))
        ? Stream.of("is not set for this host, and `" + WEBSOCKET + "` is true")
        : Stream.empty();
  }

  private static Problem broken(Host host, String fault) {
    return RULE.broken(VARIABLE + " " + fault, REMEDY).on(host.name());
  }
}
