package org.scalablejitsi.tools.check;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.problem.Rule;

/** Java properties; a key given twice is refused, because the last one would win in silence. */
final class PropertiesReader implements FormatReader {

  static final Rule RULE = Rule.error("JT033");

  /** Those that end a line for Java's own reader; others are letters like any. */
  private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\n]");

  private static final Pattern COMMENT = Pattern.compile("[ \t\f]*[#!]");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public List<Finding> read(String text) {
    List<Finding> findings = new ArrayList<>();
    Properties all = new Properties();
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
        readOne(logical.toString(), start, all, findings);
        logical.setLength(0);
      }
    }
    if (logical.length() > 0) {
      readOne(logical.toString(), start, all, findings);
    }
    return findings;
  }

  private static void readOne(String logical, int line, Properties all, List<Finding> findings) {
    Properties one = new Properties();
    try {
      one.load(new StringReader(logical));
    } catch (IllegalArgumentException e) {
      findings.add(new Finding(line, 0, "malformed \\u escape"));
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
    for (String key : one.stringPropertyNames()) {
      if (all.setProperty(key, one.getProperty(key)) != null) {
        findings.add(new Finding(line, 0, "'" + key + "' is set twice"));
      }
    }
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
