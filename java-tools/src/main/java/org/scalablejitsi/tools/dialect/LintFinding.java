package org.scalablejitsi.tools.dialect;

/**
 * One place where a template leaves the dialect.
 *
 * @param template the file
 * @param line counted from 1
 * @param column counted from 1
 * @param what what stands there
 * @param instead what to write instead
 */
public record LintFinding(
    String template, int line, int column, DialectRule rule, String what, String instead) {

  /** The line a user reads. */
  public String text() {
    return String.format(
        "%s:%d:%d: error: [%s] %s; write instead: %s",
        template, line, column, rule.id(), what, instead);
  }
}
