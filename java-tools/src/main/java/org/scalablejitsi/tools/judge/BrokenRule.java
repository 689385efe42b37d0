package org.scalablejitsi.tools.judge;

import org.scalablejitsi.tools.problem.Rule;

/**
 * What is wrong with a host or a cluster, by a rule.
 *
 * @param what what is wrong, and what to do
 */
record BrokenRule(Rule rule, String what) {

  /** The same, said of this host. */
  BrokenRule of(String host) {
    return new BrokenRule(rule, host + " " + what);
  }

  boolean isWarning() {
    return rule.level() == Rule.Level.WARNING;
  }

  /** The line a user reads; its level is said elsewhere. */
  String message() {
    return Printable.of(what) + " [" + rule.id() + "]";
  }
}
