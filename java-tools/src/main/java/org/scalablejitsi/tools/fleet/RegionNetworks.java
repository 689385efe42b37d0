package org.scalablejitsi.tools.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The web host puts both into its own configuration: a plain word for each network. */
final class RegionNetworks implements FleetRule {

  static final Rule RULE = Rule.error("JT400");
  static final String VARIABLE = "jitsi_meet_regions";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final String EXAMPLE = "`" + VARIABLE + ": {eu: [203.0.113.0/24]}`";

  @Override
  public String name() {
    return "networks of each region";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    for (Host meet : fleet.meetHosts()) {
      of(meet)
          .forEach((region, networks) -> judge(meet, String.valueOf(region), networks, problems));
    }
    return problems;
  }

  /** Returns the regions of a meet host with their networks, as the inventory has them. */
  static Map<?, ?> of(Host meet) {
    return meet.vars().get(VARIABLE) instanceof Map<?, ?> regions ? regions : Map.of();
  }

  private static void judge(Host meet, String region, Object networks, List<Problem> problems) {
    if (!WORD.matcher(region).matches()) {
      problems.add(
          RULE.broken(
                  VARIABLE + " has the region '" + region + "', which is no plain word",
                  "use up to 63 letters, digits and ._-, with a letter or digit first")
              .on(meet.name()));
    }
    if (!(networks instanceof List<?> list)) {
      String text = VARIABLE + " has no list of networks for the region '" + region + "'";
      problems.add(RULE.broken(text, "write a list, for example " + EXAMPLE).on(meet.name()));
      return;
    }
    list.stream()
        .map(String::valueOf)
        .filter(network -> Network.of(network).isEmpty())
        .map(network -> broken(region, network).on(meet.name()))
        .forEach(problems::add);
  }

  private static Problem broken(String region, String network) {
    return RULE.broken(
        VARIABLE + " has '" + network + "' for the region '" + region + "', which is no network",
        "list networks by their first address and its length, for example " + EXAMPLE);
  }
}
