package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Whoever is in a region without bridges gets any bridge: a wrong name looks like that. */
final class RegionWithBridge implements FleetRule {

  static final Rule RULE = Rule.warning("JT402");

  @Override
  public String name() {
    return "bridges in each region";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    Set<String> known =
        fleet.bridges().stream()
            .map(bridge -> String.valueOf(bridge.vars().get(RegionOfEachBridge.REGION)))
            .collect(Collectors.toSet());
    return fleet.meetHosts().stream().flatMap(meet -> judge(meet, known)).toList();
  }

  private static Stream<Problem> judge(Host meet, Set<String> known) {
    return RegionNetworks.of(meet).keySet().stream()
        .map(String::valueOf)
        .filter(region -> !known.contains(region))
        .sorted()
        .map(
            region ->
                RULE.broken(
                        RegionNetworks.VARIABLE
                            + " has the region '"
                            + region
                            + "', in which no bridge is",
                        "set " + RegionOfEachBridge.REGION + " of its bridges, or leave it out")
                    .on(meet.name()));
  }
}
