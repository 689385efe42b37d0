package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Media for a public address and port can go to one bridge only. */
final class UniqueMediaAddresses implements FleetRule {

  static final Rule RULE = Rule.error("JT072");

  @Override
  public String name() {
    return "no public address and port of two bridges";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> hostByAddress = new HashMap<>();
    for (Host bridge : fleet.bridges()) {
      String port = Objects.toString(bridge.vars().get("jitsi_bridge_media_port"));
      for (AddressMapping mapping : AddressMapping.of(bridge)) {
        if (mapping.isLiteral()) {
          String address = InetAddresses.forString(mapping.outside()).getHostAddress();
          String other = hostByAddress.putIfAbsent(address + " " + port, bridge.name());
          if (other != null && !other.equals(bridge.name())) {
            problems.add(twice(mapping.outside(), port, other, bridge.name()));
          }
        }
      }
    }
    return problems;
  }

  private static Problem twice(String address, String port, String first, String second) {
    return RULE.broken(
        "the public address "
            + address
            + " with the media port "
            + port
            + " is that of hosts "
            + first
            + " and "
            + second,
        "give one of them another jitsi_bridge_media_port, or fix " + AddressMapping.VARIABLE);
  }
}
