package org.scalablejitsi.tools.problem;

import java.util.regex.Pattern;

/** Text from outside, made fit for a line on a terminal. */
public final class OneLine {

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  private OneLine() {}

  /** Names and parsers' messages may hold line ends or terminal codes. */
  public static String of(String text) {
    return CONTROLS.matcher(text).replaceAll(" ").strip();
  }
}
