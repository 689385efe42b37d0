package org.scalablejitsi.tools.format;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** Java properties with their lines, which Java's own reader does not tell. */
public final class PropertiesLines {

  /** Those that end a line for Java's own reader; others are letters like any. */
  private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\n]");

  private static final Pattern COMMENT = Pattern.compile("[ \t\f]*[#!]");

  private PropertiesLines() {}

  /** A property and where it begins. */
  public record Entry(int line, String key, String value) {
    @Override
    public String toString() {
      return "property " + key;
    }
  }

  /** A line and those that continue it. */
  record Logical(int line, String text) {
    /** The property in it, or none; throws what Java does at a malformed escape. */
    List<Entry> entries() {
      Properties one = new Properties();
      try {
        one.load(new StringReader(text));
      } catch (IOException e) {
        throw new UncheckedIOException("a string cannot fail to be read", e);
      }
      return one.stringPropertyNames().stream()
          .map(key -> new Entry(line, key, one.getProperty(key)))
          .toList();
    }
  }

  /** All of them; none where the text has a malformed escape, since no service reads it then. */
  public static List<Entry> of(String text) {
    try {
      return logical(text).stream().flatMap(line -> line.entries().stream()).toList();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  static List<Logical> logical(String text) {
    List<Logical> lines = new ArrayList<>();
    int number = 0;
    int start = 0;
    StringBuilder logical = new StringBuilder();
    for (String line : LINE_END.split(text, -1)) {
      number++;
      boolean first = logical.length() == 0;
      if (first) {
        start = number;
      }
      logical.append(line).append('\n');
      if (!isContinued(line, first)) {
        lines.add(new Logical(start, logical.toString()));
        logical.setLength(0);
      }
    }
    if (logical.length() > 0) {
      lines.add(new Logical(start, logical.toString()));
    }
    return lines;
  }

  /** An odd number of backslashes at its end, unless it is a comment; only a first line can be. */
  private static boolean isContinued(String line, boolean first) {
    if (first && COMMENT.matcher(line).lookingAt()) {
      return false;
    }
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
