package org.scalablejitsi.tools.fleet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.scalablejitsi.tools.problem.OneLine;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The controller keeps folders and files that are named after hosts. */
final class HostNames implements FleetRule {

  static final Rule RULE = Rule.error("JT013");

  /** Of the 255 that a file system takes; the rest is for what we append. */
  private static final int MAX_BYTES = 200;

  @Override
  public String name() {
    return "names of hosts";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream()
        .filter(host -> !isOneSegment(host.name()))
        .map(HostNames::broken)
        .toList();
  }

  private static boolean isOneSegment(String name) {
    return !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.chars().noneMatch(character -> OneLine.isControl((char) character))
        && name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  private static Problem broken(Host host) {
    return RULE.broken(
            "its name cannot be that of a folder",
            "give it a name without '/' and control characters, of up to "
                + MAX_BYTES
                + " bytes, and the one you have as `ansible_host`")
        .on(host.name());
  }
}
