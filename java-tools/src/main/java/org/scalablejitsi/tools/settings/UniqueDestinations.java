package org.scalablejitsi.tools.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.problem.Rule;

/** Of two files with one destination only the last would be left. */
public final class UniqueDestinations {

  static final Rule RULE = Rule.error("JT031");

  private static final String NAME = "no two files with one destination";

  private boolean holds = true;

  /** Looks at all the destinations of one host. */
  public void check(String host, List<String> destinations, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (String dest : destinations) {
      below(dest, destinations).ifPresent(file -> refuseWithin(host, dest, file, problems));
      if (!seen.add(dest)) {
        holds = false;
        problems.add(
            RULE.broken(
                    "two files have the destination " + dest,
                    "fix the role's vars/files.yml or the variables its destinations use")
                .on(host));
      }
    }
  }

  /** What is a file or a link cannot be a folder; behind a link it would be somebody else's. */
  private static Optional<String> below(String dest, List<String> destinations) {
    return destinations.stream().filter(file -> dest.startsWith(file + "/")).findFirst();
  }

  private void refuseWithin(String host, String dest, String file, Problems problems) {
    holds = false;
    problems.add(
        RULE.broken(
                "the destination " + dest + " is within " + file + ", which is a file or a link",
                "fix the role's vars/files.yml or the variables its destinations use")
            .on(host));
  }

  /** The check for the list of checks, if it held on all hosts so far. */
  public List<PassedCheck> passed() {
    return holds ? List.of(PassedCheck.fleet(NAME)) : List.of();
  }
}
