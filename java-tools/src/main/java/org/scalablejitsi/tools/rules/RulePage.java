package org.scalablejitsi.tools.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rule means and how to fix what breaks it.
 *
 * @param level error or warning
 * @param title one line
 * @param text the whole page, Markdown
 */
public record RulePage(String rule, String level, String title, String text) {

  private static final List<String> HEADINGS =
      List.of("## What it means", "## How to fix it", "## Example");
  private static final Pattern HEAD =
      Pattern.compile("# (JT[0-9]{3}): ([^\\n]+)\\n\\nLevel: (error|warning)\\n\\n");

  /** Takes a page apart; all of them are built alike. */
  static RulePage parse(String text) {
    Matcher head = HEAD.matcher(text);
    List<String> headings = text.lines().filter(line -> line.startsWith("## ")).toList();
    if (!head.lookingAt() || !headings.equals(HEADINGS)) {
      throw new IllegalStateException(
          "not a rule's page: " + text.lines().findFirst().orElse("an empty file"));
    }
    return new RulePage(head.group(1), head.group(3), head.group(2), text);
  }
}
