package org.scalablejitsi.tools.judge;

import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Rule;
import org.scalablejitsi.tools.problem.State;

/**
 * What was found about one thing on one host.
 *
 * @param id what was looked at
 * @param remedy what to do about it; empty where there is nothing to do
 * @param rule the rule that is broken; none where all is well or cannot be seen
 */
record Check(String id, State state, String text, String remedy, @Nullable Rule rule) {

  static Check ok(String id, String text) {
    return new Check(id, State.OK, text, "", null);
  }

  /** Another fault, or a choice, makes it impossible to see. */
  static Check skipped(String id, String text) {
    return skipped(id, text, "");
  }

  static Check skipped(String id, String text, String remedy) {
    return new Check(id, State.SKIPPED, text, remedy, null);
  }

  /** An error fails, a warning warns. */
  static Check broken(Rule rule, String id, String text, String remedy) {
    State state = rule.level() == Rule.Level.ERROR ? State.FAILED : State.WARNING;
    return new Check(id, state, text, remedy, rule);
  }
}
