package org.scalablejitsi.tools.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a Lua text with their lines, without comments. It is never run. */
public final class LuaTokens {

  private static final Pattern TOKEN =
      Pattern.compile(
          "--\\[(=*)\\[(?s:.*?)\\]\\1\\]|--.*"
              + "|\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+'|\\w+|\\S");

  private LuaTokens() {}

  /** A word, a sign, or a text with its quotes. */
  public record Token(String text, int line) {

    public boolean isString() {
      return text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
    }

    /** A text without its quotes. */
    public String value() {
      return isString() ? text.substring(1, text.length() - 1) : text;
    }

    @Override
    public String toString() {
      return "token";
    }
  }

  public static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int line = 1;
    int seen = 0;
    while (matcher.find()) {
      line += (int) text.substring(seen, matcher.start()).chars().filter(c -> c == '\n').count();
      seen = matcher.start();
      if (!matcher.group().startsWith("--")) {
        tokens.add(new Token(matcher.group(), line));
      }
    }
    return tokens;
  }
}
