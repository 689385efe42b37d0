package org.scalablejitsi.tools.check;

import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Where nothing says in which region a participant is, jicofo's choice by region does nothing. */
final class RegionOfParticipants implements FleetRule {

  static final Rule RULE = Rule.warning("JT403");
  private static final String SETTINGS = "jitsi_meet_config";
  private static final String INFO = "deploymentInfo";

  @Override
  public String name() {
    return "region of participants";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .filter(RegionOfEachBridge::goesByRegion)
        .filter(meet -> !meet.has(RegionNetworks.VARIABLE) && !hasInfo(meet))
        .map(
            meet ->
                RULE.broken(
                        StrategyWithRelay.STRATEGY
                            + " goes by regions, and nothing says in which one a participant is",
                        "set " + RegionNetworks.VARIABLE + ", or " + SETTINGS + "." + INFO)
                    .on(meet.name()))
        .toList();
  }

  private static boolean hasInfo(Host meet) {
    return meet.vars().get(SETTINGS) instanceof Map<?, ?> settings && settings.containsKey(INFO);
  }
}
