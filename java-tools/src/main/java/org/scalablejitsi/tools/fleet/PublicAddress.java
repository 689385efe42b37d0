package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A bridge that wants a public address and has none is unhealthy for ever. */
final class PublicAddress implements FleetRule {

  static final Rule RULE = Rule.warning("JT078");
  private static final String REQUIRED = "jitsi_bridge_require_public_address";

  @Override
  public String name() {
    return "public addresses of bridges";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.bridges().stream()
        .filter(bridge -> Boolean.TRUE.equals(bridge.vars().get(REQUIRED)))
        .filter(bridge -> !BridgeAddresses.learnsOthers(bridge))
        .filter(PublicAddress::knowsPrivateOnesOnly)
        .map(PublicAddress::broken)
        .toList();
  }

  private static boolean knowsPrivateOnesOnly(Host bridge) {
    List<String> known = BridgeAddresses.reachable(bridge);
    return !known.isEmpty()
        && known.stream().map(InetAddresses::forString).allMatch(LiteralAddress::isPrivate);
  }

  private static Problem broken(Host bridge) {
    return RULE.broken(
            REQUIRED
                + " is true, and only private addresses are known of it ("
                + String.join(", ", BridgeAddresses.reachable(bridge))
                + "): without a public one it holds itself for unhealthy, and jicofo does not use it",
            "give the public address in "
                + AddressMapping.VARIABLE
                + ", or set `"
                + REQUIRED
                + ": false` where all participants are in its private network")
        .on(bridge.name());
  }
}
