package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.stream.Collectors;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Bridges join one prosody: there is one meet host, no more. */
final class OneMeetHost implements FleetRule {

  static final Rule RULE = Rule.error("JT001");

  @Override
  public String name() {
    return "one meet host";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Host> found = fleet.meetHosts();
    if (found.isEmpty()) {
      return List.of(
          RULE.broken("no host is in group " + Fleet.MEET, "put exactly one host there"));
    }
    if (found.size() > 1) {
      String names = found.stream().map(Host::name).collect(Collectors.joining(", "));
      return List.of(
          RULE.broken(
              found.size() + " hosts are in group " + Fleet.MEET + ": " + names,
              "leave exactly one of them there"));
    }
    return List.of();
  }
}
