package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** It stands unquoted in coturn's file, and in the statements that fill its database. */
final class TurnRealm implements FleetRule {

  static final Rule RULE = Rule.error("JT335");
  private static final String VARIABLE = "jitsi_turn_realm";

  @Override
  public String name() {
    return "realms of TURN servers";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.turnHosts().stream()
        .filter(host -> host.has(VARIABLE))
        .filter(host -> !isHostName(host))
        .map(
            host ->
                RULE.broken(
                        VARIABLE + " '" + host.vars().get(VARIABLE) + "' is no host name",
                        "use letters, digits, hyphens and dots, or leave it out")
                    .on(host.name()))
        .toList();
  }

  private static boolean isHostName(Host host) {
    return OneDomain.isHostNameInAnyCase(String.valueOf(host.vars().get(VARIABLE)));
  }
}
