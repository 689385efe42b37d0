package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Prosody tells participants where the TURN servers are. */
final class TurnAddresses implements FleetRule {

  static final Rule RULE = Rule.error("JT331");
  private static final String VARIABLE = "jitsi_turn_addresses";
  private static final String REMEDY =
      "list host names or literal addresses by which participants reach it, for example `"
          + VARIABLE
          + ": [turn.example.com]`";

  @Override
  public String name() {
    return "addresses of TURN servers";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.turnHosts().stream().flatMap(TurnAddresses::judge).toList();
  }

  /** The role's own constant comes along with the host's variables; it has the default. */
  private static Stream<Problem> judge(Host host) {
    if (!(host.vars().get("_jitsi_turn_addresses") instanceof List<?> addresses)) {
      return Stream.empty();
    }
    if (addresses.isEmpty()) {
      return Stream.of(RULE.broken(VARIABLE + " is not set or empty", REMEDY).on(host.name()));
    }
    return addresses.stream()
        .filter(address -> !XmppHost.isNameOrAddress(address))
        .map(
            address ->
                RULE.broken(
                        VARIABLE
                            + " has '"
                            + address
                            + "', which is neither a host name nor a literal address",
                        REMEDY)
                    .on(host.name()));
  }
}
