package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/**
 * A rule over all hosts, proved before anything is rendered.
 *
 * @param title its name in the list of checks
 * @param faults what breaks it
 */
record FleetRule(Rule rule, String title, Function<Fleet, Stream<Fault>> faults) {

  /**
   * One thing that breaks a rule, which does not know the rule's number.
   *
   * @param host null when it concerns the installation as a whole
   */
  record Fault(@Nullable Host host, String what, String remedy) {

    static Fault of(String what, String remedy) {
      return new Fault(null, what, remedy);
    }

    static Fault on(Host host, String what, String remedy) {
      return new Fault(host, what, remedy);
    }

    private Problem problem(Rule rule) {
      Problem problem = rule.broken(what, remedy);
      return host == null ? problem : problem.on(host.name());
    }
  }

  List<Problem> apply(Fleet fleet) {
    return faults.apply(fleet).map(fault -> fault.problem(rule)).toList();
  }
}
