package org.scalablejitsi.tools.fleet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The web host looks a visitor up in them; nginx refuses a second line for one of them. */
final class UnlimitedNetworks implements FleetRule {

  static final Rule RULE = Rule.error("JT315");
  private static final String VARIABLE = "jitsi_meet_unlimited_networks";

  @Override
  public String name() {
    return "networks without limits";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    for (Host meet : fleet.meetHosts()) {
      if (meet.vars().get(VARIABLE) instanceof List<?> networks) {
        judge(meet, networks, problems);
      }
    }
    return problems;
  }

  private static void judge(Host meet, List<?> networks, List<Problem> problems) {
    Set<Network> seen = new HashSet<>();
    for (Object written : networks) {
      Optional<Network> network = Network.of(String.valueOf(written));
      if (network.isEmpty()) {
        String text = VARIABLE + " has '" + written + "', which is no network";
        String example = "`" + VARIABLE + ": [203.0.113.0/24, 198.51.100.9/32]`";
        String remedy = "list networks by their first address and its length, for example ";
        problems.add(RULE.broken(text, remedy + example).on(meet.name()));
      } else if (!seen.add(network.get())) {
        String text = VARIABLE + " has the network " + written + " twice";
        problems.add(RULE.broken(text, "leave one of them out").on(meet.name()));
      }
    }
  }
}
