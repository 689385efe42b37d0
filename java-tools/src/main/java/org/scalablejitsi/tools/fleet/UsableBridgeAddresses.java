package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** No packet of a bridge comes to the meet host from an address of these kinds. */
final class UsableBridgeAddresses implements FleetRule {

  static final Rule RULE = Rule.error("JT007");
  private static final InetAddress BROADCAST = InetAddresses.forString("255.255.255.255");

  @Override
  public String name() {
    return "addresses that a bridge can have";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    for (Host bridge : fleet.bridges()) {
      for (String address : BridgeAddresses.literals(bridge)) {
        kind(InetAddresses.forString(address))
            .map(kind -> broken(address, kind).on(bridge.name()))
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  static Optional<String> kind(InetAddress address) {
    if (address.isAnyLocalAddress()) {
      return Optional.of("the unspecified address");
    }
    if (address.isLoopbackAddress()) {
      return Optional.of("a loopback address");
    }
    if (address.isLinkLocalAddress()) {
      return Optional.of("a link-local address");
    }
    if (address.isMulticastAddress()) {
      return Optional.of("a multicast address");
    }
    return address.equals(BROADCAST) ? Optional.of("the broadcast address") : Optional.empty();
  }

  private static Problem broken(String address, String kind) {
    return RULE.broken(
        BridgeAddresses.VARIABLE + " has " + address + ", which is " + kind,
        BridgeAddresses.REMEDY);
  }
}
