package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.interpret.InterpretException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.limits.Limits;

/**
 * Drops the line end behind a block or a comment, as Ansible's {@code trim_blocks} does. Jinjava's
 * own option does not count the line ends it drops, so that every line number behind them is wrong;
 * here they move into a comment, where Jinjava counts them. As the one that knows where an
 * expression ends, it also refuses one that Jinjava's parser would not come to an end with.
 */
final class BlockTrimmer {

  private static final Pattern RAW = Pattern.compile("\\{%[-+]?\\s*raw\\s*[-+]?%\\}");
  private static final Pattern END_RAW = Pattern.compile("\\{%[-+]?\\s*endraw\\s*[-+]?%\\}");

  private final String name;
  private final String source;
  private final StringBuilder out = new StringBuilder();
  private int done;

  private BlockTrimmer(String name, String source) {
    this.name = name;
    this.source = source;
  }

  static String trim(String name, String source) {
    return new BlockTrimmer(name, source).run();
  }

  private String run() {
    int at = source.indexOf('{');
    while (at >= 0 && at + 1 < source.length()) {
      int end = endOfToken(at);
      if (end < 0) {
        break;
      }
      at = source.indexOf('{', end == at ? at + 1 : end);
    }
    return out.append(source, done, source.length()).toString();
  }

  /** The place behind the token that begins here; the same place when none does, or -1. */
  private int endOfToken(int start) {
    return switch (source.charAt(start + 1)) {
      case '#' -> endOfComment(start);
      case '%' -> endOfBlock(start);
      case '{' -> closing(start, "}}");
      default -> start;
    };
  }

  private int endOfComment(int start) {
    int end = source.indexOf("#}", start + 2);
    return end < 0 ? -1 : trimBehind(end + 2);
  }

  private int endOfBlock(int start) {
    Matcher raw = RAW.matcher(source).region(start, source.length());
    if (raw.lookingAt()) {
      return endOfRaw(raw.end());
    }
    int end = closing(start, "%}");
    return end < 0 ? -1 : trimBehind(end);
  }

  /** Nothing within is a token, and no line end within is dropped. */
  private int endOfRaw(int contentStart) {
    Matcher end = END_RAW.matcher(source);
    return end.find(contentStart) ? trimBehind(end.end()) : -1;
  }

  private int trimBehind(int end) {
    // Behind -%} all white space goes anyway.
    if (source.startsWith("\n", end) && source.charAt(end - 3) != '-') {
      out.append(source, done, end).append("{#\n#}");
      done = end + 1;
      return done;
    }
    return end;
  }

  /** The place behind the closing marks, which do not count within quotes. */
  private int closing(int start, String marks) {
    char quote = 0;
    int open = 0;
    for (int i = start + 2; i < source.length(); i++) {
      char c = source.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (source.startsWith(marks, i)) {
        return i + marks.length();
      } else if ("([{".indexOf(c) >= 0) {
        open++;
        refuseTooMany(open, i);
      } else if (")]}".indexOf(c) >= 0) {
        open--;
      }
    }
    return -1;
  }

  private void refuseTooMany(int brackets, int at) {
    if (brackets > Limits.DEPTH) {
      int line = 1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
      // Jinjava's own words for a place: see FaultFinder.
      throw new InterpretException(
          "Error in `%s` on line %d: brackets nested more than %d deep"
              .formatted(name, line, Limits.DEPTH));
    }
  }
}
