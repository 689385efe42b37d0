package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A jicofo that is a component of prosody reads the old layout alone. */
final class ComponentLayout implements FleetRule {

  static final Rule RULE = Rule.error("JT352");
  private static final String COMPONENT = "jitsi_meet_jicofo_component";
  private static final String LAYOUT = "jitsi_config_layout";

  @Override
  public String name() {
    return "jicofo as a component and its layout";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .filter(meet -> Boolean.TRUE.equals(meet.vars().get(COMPONENT)))
        .filter(meet -> !"properties".equals(meet.vars().get(LAYOUT)))
        .map(
            meet ->
                RULE.broken(
                        COMPONENT
                            + " is true, and "
                            + LAYOUT
                            + " is "
                            + meet.vars().get(LAYOUT)
                            + ", which a jicofo so old does not read",
                        "set `" + LAYOUT + ": properties`, or leave " + COMPONENT + " out")
                    .on(meet.name()))
        .toList();
  }
}
