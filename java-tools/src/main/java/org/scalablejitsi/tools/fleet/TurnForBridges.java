package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A TURN server that denies every address of a bridge leads nobody to it. */
final class TurnForBridges implements FleetRule {

  static final Rule RULE = Rule.warning("JT339");
  private static final String DENIED = "_jitsi_turn_denied_peers";
  private static final String ALLOWED = "jitsi_turn_allowed_peers";

  @Override
  public String name() {
    return "bridges that TURN servers lead to";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.turnHosts().stream()
        .flatMap(
            turn ->
                fleet.bridges().stream()
                    .filter(bridge -> isDenied(turn, bridge))
                    .map(bridge -> broken(turn, bridge)))
        .toList();
  }

  private static boolean isDenied(Host turn, Host bridge) {
    List<String> known = BridgeAddresses.reachable(bridge);
    return !known.isEmpty()
        && !BridgeAddresses.learnsOthers(bridge)
        && known.stream().allMatch(address -> in(turn, DENIED, address))
        && known.stream().noneMatch(address -> in(turn, ALLOWED, address));
  }

  private static boolean in(Host turn, String variable, String address) {
    return turn.vars().get(variable) instanceof List<?> ranges
        && ranges.stream()
            .flatMap(range -> AddressRange.of(String.valueOf(range)).stream())
            .anyMatch(range -> range.has(InetAddresses.forString(address)));
  }

  private static Problem broken(Host turn, Host bridge) {
    String addresses = String.join(", ", BridgeAddresses.reachable(bridge));
    return RULE.broken(
            "relays nothing to "
                + addresses
                + ", all that is known of host "
                + bridge.name()
                + " by "
                + BridgeAddresses.VARIABLE
                + " and "
                + AddressMapping.VARIABLE,
            "allow them in "
                + ALLOWED
                + ", or give the bridge its public address in "
                + AddressMapping.VARIABLE)
        .on(turn.name());
  }
}
