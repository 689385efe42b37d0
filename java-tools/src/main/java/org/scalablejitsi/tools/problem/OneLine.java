package org.scalablejitsi.tools.problem;

/** Text from outside, made fit for a line on a terminal. */
public final class OneLine {

  private static final String BIDI_CONTROLS =
      "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
  private static final String SEPARATORS = "\u2028\u2029";

  private OneLine() {}

  /** Names and parsers' messages may hold line ends or terminal codes. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean wasControl = false;
    for (int i = 0; i < text.length(); i++) {
      boolean isControl = isControl(text.charAt(i));
      if (!isControl) {
        line.append(text.charAt(i));
      } else if (!wasControl) {
        line.append(' ');
      }
      wasControl = isControl;
    }
    return line.toString().strip();
  }

  /**
   * Whether a character is for the terminal instead of its reader: it ends a line, begins a
   * terminal code, or lets text stand where it does not belong. All of them are of one UTF-16 unit.
   */
  public static boolean isControl(char character) {
    return Character.isISOControl(character)
        || SEPARATORS.indexOf(character) >= 0
        || BIDI_CONTROLS.indexOf(character) >= 0;
  }
}
