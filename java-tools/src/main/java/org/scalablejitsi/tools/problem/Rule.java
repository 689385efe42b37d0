package org.scalablejitsi.tools.problem;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A rule's number and what it means for the run that the rule is broken. The number is for ever: it
 * names the rule's page, which {@code jitsi-tools explain} prints.
 */
public record Rule(String id, Level level) {

  private static final Pattern ID = Pattern.compile("JT[0-9]{3}");

  /** What a broken rule means for the run. */
  public enum Level {
    /** Nothing is planned. */
    ERROR,
    /** The plan is made, and the user told. */
    WARNING;

    /** As messages and pages write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Rule {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("a rule's number is JT and three digits, not " + id);
    }
  }

  public static Rule error(String id) {
    return new Rule(id, Level.ERROR);
  }

  public static Rule warning(String id) {
    return new Rule(id, Level.WARNING);
  }

  /** The problem of an input that breaks this rule. */
  public Problem broken(String what, String remedy) {
    return new Problem(Problem.Kind.CHECK, this, List.of(), what, remedy);
  }
}
