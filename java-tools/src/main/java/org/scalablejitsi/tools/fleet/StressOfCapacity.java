package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Runs load bridges no further than jicofo does. */
final class StressOfCapacity implements FleetRule {

  static final Rule RULE = Rule.warning("JT353");
  private static final String CAPACITY = "jitsi_capacity_max_stress";
  private static final String THRESHOLD = "jitsi_meet_jicofo_stress_threshold";

  @Override
  public String name() {
    return "stress of runs and of jicofo";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .filter(meet -> number(meet, CAPACITY) > number(meet, THRESHOLD))
        .map(
            meet ->
                RULE.broken(
                        CAPACITY
                            + " is "
                            + meet.vars().get(CAPACITY)
                            + ", and "
                            + THRESHOLD
                            + " is "
                            + meet.vars().get(THRESHOLD)
                            + ": runs would load bridges beyond what jicofo holds for overloaded",
                        "lower the first or raise the second")
                    .on(meet.name()))
        .toList();
  }

  private static double number(Host meet, String variable) {
    return meet.vars().get(variable) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
