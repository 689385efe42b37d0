package org.scalablejitsi.tools.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Rule;

/**
 * Why a text is not of its format.
 *
 * @param line counted from 1, or 0 when the reader does not tell
 * @param column counted from 1, or 0 when the reader does not tell
 * @param doubt the rule that warns where the reader itself is at its end; null for what is wrong
 */
record Finding(int line, int column, String message, @Nullable Rule doubt) {

  Finding(int line, int column, String message) {
    this(line, column, message, null);
  }

  /** From a reader's message whose line and rest are the pattern's two groups, if it fits. */
  static Finding from(String message, Pattern placed) {
    Matcher matcher = placed.matcher(message);
    return matcher.matches()
        ? new Finding(Integer.parseInt(matcher.group(1)), 0, matcher.group(2))
        : new Finding(0, 0, message);
  }

  String place() {
    if (line == 0) {
      return "";
    }
    return column == 0 ? "line " + line + ": " : "line " + line + ", column " + column + ": ";
  }
}
