package org.scalablejitsi.tools.problem;

import java.util.Locale;

/**
 * How a check, a host or the whole installation is; later ones are worse, but skipped is as good as
 * ok.
 */
public enum State {
  OK("ok"),
  SKIPPED("not asked"),
  WARNING("warning"),
  FAILED("failed");

  private final String words;

  State(String words) {
    this.words = words;
  }

  /** What somebody reads. */
  public String words() {
    return words;
  }

  public boolean isProblem() {
    return this == FAILED || this == WARNING;
  }

  /** In documents and style sheets. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
