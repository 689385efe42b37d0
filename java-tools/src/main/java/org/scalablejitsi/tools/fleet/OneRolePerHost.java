package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The roles' firewalls and files would undo each other on one host. */
final class OneRolePerHost implements FleetRule {

  static final Rule RULE = Rule.error("JT003");

  @Override
  public String name() {
    return "no host in both groups";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .filter(host -> host.isIn(Fleet.BRIDGES))
        .map(
            host ->
                RULE.broken(
                        "is in both groups, " + Fleet.MEET + " and " + Fleet.BRIDGES,
                        "take it out of one of them")
                    .on(host.name()))
        .toList();
  }
}
