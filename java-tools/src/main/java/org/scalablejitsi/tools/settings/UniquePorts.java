package org.scalablejitsi.tools.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.problem.Rule;

/** Of two services that listen on one port the second does not start, or a half of it does. */
public final class UniquePorts {

  static final Rule RULE = Rule.error("JT038");

  private static final String NAME = "no two listeners on one port";

  private boolean holds = true;

  /** Looks at all that the files of one host say. */
  public void check(String host, List<ListeningPort> ports, Problems problems) {
    Map<String, ListeningPort> seen = new LinkedHashMap<>();
    for (ListeningPort port : ports) {
      ListeningPort other = seen.putIfAbsent(port.label(), port);
      if (other != null && !other.isSameListenerAs(port)) {
        holds = false;
        problems.add(broken(other, port).on(host));
      }
    }
  }

  /** The check for the list of checks, if it held on all hosts so far. */
  public List<PassedCheck> passed() {
    return holds ? List.of(PassedCheck.fleet(NAME)) : List.of();
  }

  private static Problem broken(ListeningPort first, ListeningPort second) {
    return RULE.broken(
        "two listeners have port " + first.label() + ": " + place(first) + " and " + place(second),
        "give one of them another port");
  }

  private static String place(ListeningPort port) {
    return "'" + port.setting() + "' in " + port.dest();
  }
}
