package org.scalablejitsi.tools.check;

import java.util.List;
import java.util.stream.Collectors;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.Problem;

/** Bridges join one prosody: there is one meet host, no more. */
final class OneMeetHost implements FleetRule {

  @Override
  public String name() {
    return "one meet host";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Host> found = fleet.meetHosts();
    if (found.isEmpty()) {
      return List.of(
          Problem.check("no host is in group " + Fleet.MEET, "put exactly one host there"));
    }
    if (found.size() > 1) {
      String names = found.stream().map(Host::name).collect(Collectors.joining(", "));
      return List.of(
          Problem.check(
              found.size() + " hosts are in group " + Fleet.MEET + ": " + names,
              "leave exactly one of them there"));
    }
    return List.of();
  }
}
