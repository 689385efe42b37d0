package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The bridge tells participants a public address of its own, one for each that its host has. */
final class UsableMappings implements FleetRule {

  static final Rule RULE = Rule.error("JT071");
  private static final String REMEDY =
      "write pairs of literal addresses, for example `"
          + AddressMapping.VARIABLE
          + ": [{local: 10.0.0.21, public: 203.0.113.21}]`";

  @Override
  public String name() {
    return "addresses behind which bridges are";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    for (Host bridge : fleet.bridges()) {
      List<AddressMapping> mappings = AddressMapping.of(bridge);
      Set<InetAddress> inside = new HashSet<>();
      for (AddressMapping mapping : mappings) {
        reason(mapping, inside).ifPresent(reason -> problems.add(broken(bridge, reason)));
      }
      if (mappings.size() > 1 && "properties".equals(bridge.vars().get("jitsi_config_layout"))) {
        problems.add(broken(bridge, "has more than the one pair that the layout properties knows"));
      }
    }
    return problems;
  }

  private static Optional<String> reason(AddressMapping mapping, Set<InetAddress> inside) {
    String pair = "{local: " + mapping.inside() + ", public: " + mapping.outside() + "}";
    if (!mapping.isLiteral()) {
      return Optional.of("has " + pair + ", where not both are literal addresses");
    }
    InetAddress local = InetAddresses.forString(mapping.inside());
    InetAddress outside = InetAddresses.forString(mapping.outside());
    if (!local.getClass().equals(outside.getClass())) {
      return Optional.of("has " + pair + ", where one is IPv4 and one IPv6");
    }
    Optional<String> kind =
        UsableBridgeAddresses.kind(local).or(() -> UsableBridgeAddresses.kind(outside));
    if (kind.isPresent()) {
      return Optional.of("has " + pair + ", where one is " + kind.get());
    }
    return inside.add(local)
        ? Optional.empty()
        : Optional.of("has the local address " + mapping.inside() + " twice");
  }

  private static Problem broken(Host bridge, String reason) {
    return RULE.broken(AddressMapping.VARIABLE + " " + reason, REMEDY).on(bridge.name());
  }
}
