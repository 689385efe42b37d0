package org.scalablejitsi.tools.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a template. Ansible drops its last line end and then adds as many as the template's
 * end has more than the result's: too many or too few, unless the text around tells for sure.
 */
final class EndCheck {

  private static final Pattern LAST_LINE = Pattern.compile("(?:^|\n)([^\n]*)\n+\\z");

  /** A tag or a comment that has its line to itself and leaves the line end before it alone. */
  private static final Pattern ALONE = Pattern.compile("\\{%[^-+].*[^-+]%\\}|\\{#.*#\\}");

  private EndCheck() {}

  static void check(String source, Notes notes) {
    String rest = source;
    while (true) {
      Matcher last = LAST_LINE.matcher(rest);
      if (!last.find()) {
        return;
      }
      String line = last.group(1);
      boolean alone = ALONE.matcher(line).matches() && closesOnce(line);
      if (!alone) {
        if (line.endsWith("%}") || line.endsWith("#}") || isOutput(line, rest, source)) {
          notes.refuse(
              last.start(1),
              DialectRule.END,
              "the end of the template, whose line ends Ansible counts",
              "a last line that ends with text, as a comment of the file's own");
        }
        return;
      }
      rest = rest.substring(0, last.start(1));
    }
  }

  /** An output before a tag keeps its line end, whatever it prints. */
  private static boolean isOutput(String line, String rest, String source) {
    return line.endsWith("}}") && rest.length() == source.length();
  }

  private static boolean closesOnce(String line) {
    String end = line.substring(line.length() - 2);
    return line.indexOf(end) == line.length() - 2;
  }
}
