package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Without a bridge no conference has picture or sound. */
final class AtLeastOneBridge implements FleetRule {

  static final Rule RULE = Rule.error("JT002");

  @Override
  public String name() {
    return "at least one bridge";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.bridges().isEmpty()
        ? List.of(
            RULE.broken("no host is in group " + Fleet.BRIDGES, "put at least one host there"))
        : List.of();
  }
}
