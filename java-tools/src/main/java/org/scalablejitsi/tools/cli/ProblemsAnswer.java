package org.scalablejitsi.tools.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/**
 * The answer of {@code --json} to problems: one finding for each line that people would read.
 *
 * @param errors how many there are
 * @param warnings how many there are
 */
record ProblemsAnswer(int errors, int warnings, List<Finding> findings) {

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

  static ProblemsAnswer of(List<Problem> problems) {
    int warnings = (int) problems.stream().filter(Problem::isWarning).count();
    return new ProblemsAnswer(
        problems.size() - warnings, warnings, problems.stream().map(Finding::of).toList());
  }
}
