package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A bridge of no region is nobody's own, so that jicofo takes it last. */
final class RegionOfEachBridge implements FleetRule {

  static final Rule RULE = Rule.warning("JT075");
  static final String REGION = "jitsi_bridge_region";
  private static final String BY_REGION = "RegionBasedBridgeSelectionStrategy";

  @Override
  public String name() {
    return "region of each bridge";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    boolean anyRegion = fleet.bridges().stream().anyMatch(bridge -> bridge.has(REGION));
    if (!anyRegion || fleet.meetHosts().stream().noneMatch(RegionOfEachBridge::goesByRegion)) {
      return List.of();
    }
    return fleet.bridges().stream()
        .filter(bridge -> !bridge.has(REGION))
        .map(
            bridge ->
                RULE.broken(
                        REGION + " is not set, while jicofo goes by regions and others have one",
                        "set it")
                    .on(bridge.name()))
        .toList();
  }

  static boolean goesByRegion(Host meet) {
    return BY_REGION.equals(meet.vars().get(StrategyWithRelay.STRATEGY));
  }
}
