package org.scalablejitsi.tools.dialect;

/**
 * A word of an expression.
 *
 * @param text as it is written; of a text literal what is between the quotes
 * @param offset where it begins in the template
 */
record Token(Type type, String text, int offset) {

  /** What it is. */
  enum Type {
    NAME,
    TEXT,
    NUMBER,
    SIGN,
    END
  }

  boolean is(String sign) {
    return type == Type.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return type == Type.NAME && text.equals(word);
  }

  String shown() {
    return type == Type.END ? "the end" : "`" + text + "`";
  }
}
