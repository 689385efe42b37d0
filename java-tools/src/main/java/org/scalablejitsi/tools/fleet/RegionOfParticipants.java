package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Where nothing says in which region a participant is, jicofo's choice by region does nothing. */
final class RegionOfParticipants implements FleetRule {

  static final Rule RULE = Rule.warning("JT403");
  private static final String INFO = "deploymentInfo";

  @Override
  public String name() {
    return "region of participants";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .filter(RegionOfEachBridge::goesByRegion)
        .filter(meet -> !meet.has(RegionNetworks.VARIABLE))
        .filter(meet -> AppSettings.at(meet, INFO) == null)
        .map(
            meet ->
                RULE.broken(
                        StrategyWithRelay.STRATEGY
                            + " goes by regions, and nothing says in which one a participant is",
                        "set "
                            + RegionNetworks.VARIABLE
                            + ", or "
                            + AppSettings.VARIABLE
                            + "."
                            + INFO)
                    .on(meet.name()))
        .toList();
  }
}
