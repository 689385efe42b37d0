package org.scalablejitsi.tools.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

/** Of two files with one destination only the last would be left. */
public final class UniqueDestinations {

  private static final String NAME = "no two files with one destination";

  private boolean holds = true;

  /** Looks at all the destinations of one host. */
  public void check(String host, List<String> destinations, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (String dest : destinations) {
      if (!seen.add(dest)) {
        holds = false;
        problems.add(
            Problem.check(
                    "two files have the destination " + dest,
                    "mend the role's vars/files.yml or the variables its destinations use")
                .on(host));
      }
    }
  }

  /** The check for the list of checks, if it held on all hosts so far. */
  public List<Passed> passed() {
    return holds ? List.of(Passed.fleet(NAME)) : List.of();
  }
}
