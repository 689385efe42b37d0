package org.scalablejitsi.tools.fleet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Of a network that two regions have, the web host would take the last. */
final class RegionOfOneNetwork implements FleetRule {

  static final Rule RULE = Rule.error("JT401");

  @Override
  public String name() {
    return "one region for each network";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream().flatMap(RegionOfOneNetwork::judge).toList();
  }

  private static Stream<Problem> judge(Host meet) {
    Map<Network, String> regions = new LinkedHashMap<>();
    Stream.Builder<Problem> problems = Stream.builder();
    RegionNetworks.of(meet)
        .forEach(
            (region, networks) -> {
              for (Object text : networks instanceof List<?> list ? list : List.of()) {
                Network.of(String.valueOf(text))
                    .map(network -> regions.putIfAbsent(network, String.valueOf(region)))
                    .map(other -> broken(String.valueOf(text), other, String.valueOf(region)))
                    .ifPresent(problem -> problems.add(problem.on(meet.name())));
              }
            });
    return problems.build();
  }

  private static Problem broken(String network, String one, String other) {
    String where = one.equals(other) ? "twice for " + one : "for " + one + " and for " + other;
    return RULE.broken(
        RegionNetworks.VARIABLE + " has the network " + network + " " + where,
        "leave it to one of them");
  }
}
