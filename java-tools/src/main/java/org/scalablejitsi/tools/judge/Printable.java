package org.scalablejitsi.tools.judge;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes text that a host has sent fit for one line of a terminal. Unlike in {@code OneLine}, what
 * is not printed is written out, an escape character as {@code \x1b}: whoever judges a host wants
 * to see that it sends such.
 */
final class Printable {

  private static final Pattern UNPRINTED = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");
  private static final int LAST_OF_LATIN = 0xff;
  private static final int LAST_OF_FOUR_DIGITS = 0xffff;

  private Printable() {}

  static String of(String text) {
    return UNPRINTED.matcher(text).replaceAll(Printable::written);
  }

  private static String written(MatchResult found) {
    int code = found.group().codePointAt(0);
    String backslash = "\\\\";
    return switch (code) {
      case '\n' -> backslash + "n";
      case '\r' -> backslash + "r";
      case '\t' -> backslash + "t";
      default -> backslash + String.format(Locale.ROOT, format(code), code);
    };
  }

  private static String format(int code) {
    if (code <= LAST_OF_LATIN) {
      return "x%02x";
    }
    return code <= LAST_OF_FOUR_DIGITS ? "u%04x" : "U%08x";
  }
}
