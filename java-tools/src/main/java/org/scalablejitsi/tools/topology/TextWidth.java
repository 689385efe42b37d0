package org.scalablejitsi.tools.topology;

/** The width of a text in columns: wide characters take two. */
final class TextWidth {

  /** Hangul; from there on most scripts are East Asian. */
  private static final int FIRST_WIDE = 0x1100;

  private TextWidth() {}

  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  static String padded(String text, int columns) {
    return text + " ".repeat(columns - of(text));
  }

  /** The text, or as much of its beginning as fits, with an ellipsis. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    int used = 1;
    int end = 0;
    while (used + of(text.codePointAt(end)) <= columns) {
      used += of(text.codePointAt(end));
      end = text.offsetByCodePoints(end, 1);
    }
    return text.substring(0, end) + "…";
  }

  private static int of(int character) {
    return character < FIRST_WIDE ? 1 : 2;
  }
}
