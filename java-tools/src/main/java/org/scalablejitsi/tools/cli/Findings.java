package org.scalablejitsi.tools.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/**
 * Problems for a script: as many errors and warnings as there are lines for people otherwise.
 *
 * @param errors how many there are
 * @param warnings how many there are
 */
record Findings(int errors, int warnings, List<Finding> findings) {

  /**
   * One of them.
   *
   * @param rule its number, or null when no rule names it
   */
  record Finding(
      @Nullable String rule, String level, List<String> hosts, String what, String remedy) {

    private static Finding of(Problem problem) {
      Rule rule = problem.rule();
      Rule.Level level = problem.isWarning() ? Rule.Level.WARNING : Rule.Level.ERROR;
      return new Finding(
          rule == null ? null : rule.id(),
          level.label(),
          problem.hosts(),
          problem.what(),
          problem.remedy());
    }
  }

  static Findings of(List<Problem> problems) {
    int warnings = (int) problems.stream().filter(Problem::isWarning).count();
    return new Findings(
        problems.size() - warnings, warnings, problems.stream().map(Finding::of).toList());
  }
}
