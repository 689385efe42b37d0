package org.scalablejitsi.tools.dialect;

import java.util.regex.Pattern;

/**
 * The end of a template. Ansible drops its last line end and then adds as many as the template's
 * end has more than the result's: too many or too few, unless the text around tells for sure.
 */
final class EndCheck {

  /** A tag or a comment that has its line to itself and leaves the line end before it alone. */
  private static final Pattern ALONE = Pattern.compile("\\{%[^-+].*[^-+]%\\}|\\{#.*#\\}");

  private EndCheck() {}

  static void check(String source, LintReporter notes) {
    int rest = source.length();
    // Each line once, from the last one up.
    while (rest > 0 && source.charAt(rest - 1) == '\n') {
      int end = rest;
      while (end > 0 && source.charAt(end - 1) == '\n') {
        end--;
      }
      int start = source.lastIndexOf('\n', end - 1) + 1;
      String line = source.substring(start, end);
      boolean alone = ALONE.matcher(line).matches() && closesOnce(line);
      if (!alone) {
        if (line.endsWith("%}") || line.endsWith("#}") || isOutput(line, rest, source)) {
          notes.refuse(
              start,
              DialectRule.END,
              "the end of the template, whose line ends Ansible counts",
              "a last line that ends with text, as a comment of the file's own");
        }
        return;
      }
      rest = start;
    }
  }

  /** An output before a tag keeps its line end, whatever it prints. */
  private static boolean isOutput(String line, int rest, String source) {
    return line.endsWith("}}") && rest == source.length();
  }

  private static boolean closesOnce(String line) {
    String end = line.substring(line.length() - 2);
    return line.indexOf(end) == line.length() - 2;
  }
}
