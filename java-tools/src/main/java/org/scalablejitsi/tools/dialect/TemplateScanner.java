package org.scalablejitsi.tools.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.limits.Limits;

/**
 * Takes a template apart into outputs, tags and comments. What stands between these is plain text,
 * and so is everything between {@code raw} and {@code endraw}.
 */
public final class TemplateScanner {

  /** What a part is. */
  public enum Kind {
    /** Printed, between double braces. */
    OUTPUT("`{{` without its end"),
    /** A block tag. */
    TAG("`{%` without its end"),
    /** A comment. */
    COMMENT("a comment without its end `#}`"),
    /** The tag that begins a raw block; the next part is its end. */
    RAW("raw without endraw"),
    /** The tag that ends a raw block. */
    END_RAW("endraw without its end");

    private final String unclosed;

    Kind(String unclosed) {
      this.unclosed = unclosed;
    }

    /** What such a part is if it has no end. */
    String unclosed() {
      return unclosed;
    }
  }

  /**
   * A part of a template that is not plain text.
   *
   * @param start where it begins, with its marks
   * @param code what stands between its marks, without those for white space
   * @param codeStart where that begins
   * @param end the place behind it, or {@link #UNCLOSED}
   * @param tooDeep where its first bracket is that has too many open ones around it, or -1
   */
  public record Part(Kind kind, int start, String code, int codeStart, int end, int tooDeep) {

    /** The end of a part that has none. It is the last one, since it hides whatever follows. */
    static final int UNCLOSED = -1;

    /** Whether it has an end. */
    public boolean isClosed() {
      return end != UNCLOSED;
    }

    /** Where its marks for white space are. */
    List<Integer> marks() {
      List<Integer> marks = new ArrayList<>();
      if (codeStart > start + 2) {
        marks.add(start + 2);
      }
      if (codeStart + code.length() < end - 2) {
        marks.add(end - 3);
      }
      return marks;
    }
  }

  private static final Pattern RAW = Pattern.compile("\\{%[-+]?\\s*raw\\s*[-+]?%\\}");
  private static final Pattern END_RAW = Pattern.compile("\\{%[-+]?\\s*endraw\\s*[-+]?%\\}");

  private final String source;
  private final List<Part> parts = new ArrayList<>();

  private TemplateScanner(String source) {
    this.source = source;
  }

  /** The parts of a template, from first to last. */
  public static List<Part> parts(String source) {
    TemplateScanner scanner = new TemplateScanner(source);
    int at = source.indexOf('{');
    while (at >= 0 && at + 1 < source.length()) {
      int end = scanner.endOfPart(at);
      at = end == Part.UNCLOSED ? -1 : source.indexOf('{', end);
    }
    return scanner.parts;
  }

  /** The place behind what begins with this brace. */
  private int endOfPart(int start) {
    return switch (source.charAt(start + 1)) {
      case '#' -> add(Kind.COMMENT, start, behind("#}", start + 2), -1);
      case '%' -> {
        Matcher raw = RAW.matcher(source).region(start, source.length());
        yield raw.lookingAt() ? raw(raw) : code(Kind.TAG, start, "%}");
      }
      case '{' -> code(Kind.OUTPUT, start, "}}");
      default -> start + 1;
    };
  }

  private int raw(Matcher begin) {
    Matcher end = END_RAW.matcher(source);
    if (!end.find(begin.end())) {
      return add(Kind.RAW, begin.start(), Part.UNCLOSED, -1);
    }
    add(Kind.RAW, begin.start(), begin.end(), -1);
    return add(Kind.END_RAW, end.start(), end.end(), -1);
  }

  private int behind(String marks, int from) {
    int at = source.indexOf(marks, from);
    return at < 0 ? Part.UNCLOSED : at + marks.length();
  }

  /** Closing marks, like brackets, do not count within quotes. */
  private int code(Kind kind, int start, String marks) {
    char quote = 0;
    int open = 0;
    int tooDeep = -1;
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
        return add(kind, start, i + 2, tooDeep);
      } else if ("([{".indexOf(c) >= 0 && ++open > Limits.DEPTH && tooDeep < 0) {
        tooDeep = i;
      } else if (")]}".indexOf(c) >= 0) {
        open--;
      }
    }
    return add(kind, start, Part.UNCLOSED, tooDeep);
  }

  private int add(Kind kind, int start, int end, int tooDeep) {
    int codeStart = start + 2;
    int codeEnd = end == Part.UNCLOSED ? codeStart : end - 2;
    if (codeStart < codeEnd && isMark(source.charAt(codeStart))) {
      codeStart++;
    }
    if (codeStart < codeEnd && isMark(source.charAt(codeEnd - 1))) {
      codeEnd--;
    }
    String code = source.substring(codeStart, codeEnd);
    parts.add(new Part(kind, start, code, codeStart, end, tooDeep));
    return end;
  }

  private static boolean isMark(char c) {
    return c == '-' || c == '+';
  }
}
