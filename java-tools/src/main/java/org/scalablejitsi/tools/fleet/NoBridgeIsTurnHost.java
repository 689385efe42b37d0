package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/**
 * Both relay media to the world: their ports, firewall tables and load would be in each other's
 * way.
 */
final class NoBridgeIsTurnHost implements FleetRule {

  static final Rule RULE = Rule.error("JT330");

  @Override
  public String name() {
    return "no bridge is a TURN host";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.turnHosts().stream()
        .filter(host -> host.isIn(Fleet.BRIDGES))
        .map(
            host ->
                RULE.broken(
                        "is in both groups, " + Fleet.BRIDGES + " and " + Fleet.TURN,
                        "take it out of one of them; a TURN server is a host of its own or the meet"
                            + " host")
                    .on(host.name()))
        .toList();
  }
}
