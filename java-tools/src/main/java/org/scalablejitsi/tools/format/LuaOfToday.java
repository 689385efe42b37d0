package org.scalablejitsi.tools.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lua 5.3 and 5.4, by which prosody runs, in the words of Lua 5.2, which our library reads. What is
 * right stays right and what is wrong stays wrong, on the same line; what it means does not matter.
 */
final class LuaOfToday {

  private static final Pattern LONG_BRACKET = Pattern.compile("\\[=*\\[");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern ATTRIBUTE = Pattern.compile("<\\h*(?:const|close)\\h*>");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:[abfnrtvz\\\\\"'\\r\\n]|[0-9]{1,3}|x[0-9A-Fa-f]{2})");
  private static final Pattern CODE_POINT = Pattern.compile("\\\\u\\{[0-9A-Fa-f]{1,8}\\}");

  /** Operators that have none of their names in 5.2, with one that stands where they do. */
  private static final Pattern NEWER = Pattern.compile("(//)|(~)(?!=)|>>|<<|&|\\|");

  private final String source;
  private final StringBuilder out = new StringBuilder();
  private int at;

  /** Whether the names of a {@code local} are being listed, which may have attributes. */
  private boolean inNames;

  private LuaOfToday(String source) {
    this.source = source;
  }

  static String inLua52(String source) {
    return new LuaOfToday(source).run();
  }

  private String run() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (source.startsWith("--", at)) {
        copy(endOfComment());
      } else if (startsWith(LONG_BRACKET)) {
        copy(endOfLong(at));
      } else if (c == '"' || c == '\'') {
        text(c);
      } else if (startsWith(SPACE)) {
        copy(endOf(SPACE));
      } else if (startsWith(WORD)) {
        word();
      } else {
        sign(c);
      }
    }
    return out.toString();
  }

  private void copy(int end) {
    out.append(source, at, end);
    at = end;
  }

  private int endOfComment() {
    Matcher opening = LONG_BRACKET.matcher(source).region(at + 2, source.length());
    int end = opening.lookingAt() ? endOfLong(at + 2) : source.indexOf('\n', at);
    return end < 0 ? source.length() : end;
  }

  private int endOfLong(int start) {
    int level = source.indexOf('[', start + 1) - start - 1;
    String closing = "]" + "=".repeat(level) + "]";
    int end = source.indexOf(closing, start);
    return end < 0 ? source.length() : end + closing.length();
  }

  private void text(char quote) {
    inNames = false;
    copy(at + 1);
    while (at < source.length() && source.charAt(at) != '\n' && source.charAt(at) != quote) {
      boolean isEscape = source.charAt(at) == '\\';
      if (startsWith(CODE_POINT)) {
        at = endOf(CODE_POINT);
      } else if (isEscape && !startsWith(ESCAPE)) {
        // The library would take it for the letter; this is an escape that it refuses.
        out.append("\\999");
        at++;
      } else {
        copy(Math.min(source.length(), at + (isEscape ? 2 : 1)));
      }
    }
    copy(Math.min(source.length(), at + 1));
  }

  private void word() {
    int end = endOf(WORD);
    String word = source.substring(at, end);
    inNames = word.equals("local") || (inNames && !word.equals("function"));
    copy(end);
  }

  private void sign(char c) {
    if (inNames && startsWith(ATTRIBUTE)) {
      at = endOf(ATTRIBUTE);
      return;
    }
    inNames = inNames && c == ',';
    Matcher newer = NEWER.matcher(source).region(at, source.length());
    if (newer.lookingAt()) {
      // Never two signs beside each other, which would be a comment.
      out.append(newer.group(1) != null ? " / " : newer.group(2) != null ? " - " : " + ");
      at = newer.end();
    } else {
      copy(at + (source.startsWith("~=", at) ? 2 : 1));
    }
  }

  private boolean startsWith(Pattern pattern) {
    return pattern.matcher(source).region(at, source.length()).lookingAt();
  }

  private int endOf(Pattern pattern) {
    Matcher matcher = pattern.matcher(source).region(at, source.length());
    return matcher.lookingAt() ? matcher.end() : at;
  }
}
