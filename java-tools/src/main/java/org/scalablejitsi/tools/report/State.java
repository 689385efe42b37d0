package org.scalablejitsi.tools.report;

import java.util.Locale;

/** The state of a check, a host or the whole installation; later ones are worse. */
public enum State {
  OK("ok"),
  SKIPPED("not asked"),
  WARNING("warning"),
  FAILED("failed");

  private final String words;

  State(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  boolean isProblem() {
    return this == FAILED || this == WARNING;
  }

  /** The class by which style sheets colour it. */
  String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
