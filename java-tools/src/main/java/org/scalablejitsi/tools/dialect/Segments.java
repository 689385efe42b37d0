package org.scalablejitsi.tools.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a template apart: text, output, tags, comments, raw. */
final class Segments {

  private static final Pattern RAW = Pattern.compile("\\{%([-+]?)\\s*raw\\s*([-+]?)%\\}");
  private static final Pattern END_RAW = Pattern.compile("\\{%([-+]?)\\s*endraw\\s*([-+]?)%\\}");
  private static final String PLAIN_RAW = "{% raw %} and {% endraw %} without marks";

  private final String source;
  private final LintReporter notes;
  private final List<Segment> segments = new ArrayList<>();

  private Segments(String source, LintReporter notes) {
    this.source = source;
    this.notes = notes;
  }

  static List<Segment> of(String source, LintReporter notes) throws SyntaxFault {
    return new Segments(source, notes).run();
  }

  private List<Segment> run() throws SyntaxFault {
    int carriageReturn = source.indexOf('\r');
    if (carriageReturn >= 0) {
      notes.refuse(
          carriageReturn,
          DialectRule.MARKS,
          "a carriage return, which Ansible drops and Jinjava prints",
          "line ends as on Unix");
    }
    int at = source.indexOf('{');
    while (at >= 0 && at + 1 < source.length()) {
      int end =
          switch (source.charAt(at + 1)) {
            case '#' -> comment(at);
            case '%' -> tag(at);
            case '{' -> segment(Segment.ValueType.OUTPUT, at, "}}");
            default -> at + 1;
          };
      at = source.indexOf('{', end);
    }
    return segments;
  }

  private int comment(int start) throws SyntaxFault {
    int end = source.indexOf("#}", start + 2);
    if (end < 0) {
      throw new SyntaxFault(start, "a comment without its end `#}`");
    }
    notes.saw("comment");
    for (int mark : new int[] {start + 2, end - 1}) {
      if (mark < end && isMark(source.charAt(mark))) {
        notes.refuse(mark, DialectRule.MARKS, "a comment with a white space mark");
      }
    }
    return end + 2;
  }

  private int tag(int start) throws SyntaxFault {
    Matcher raw = RAW.matcher(source).region(start, source.length());
    return raw.lookingAt() ? raw(raw) : segment(Segment.ValueType.TAG, start, "%}");
  }

  private int raw(Matcher begin) throws SyntaxFault {
    Matcher end = END_RAW.matcher(source);
    if (!end.find(begin.end())) {
      throw new SyntaxFault(begin.start(), "raw without endraw");
    }
    notes.saw("tag raw");
    refuseMarkOfRaw(begin);
    refuseMarkOfRaw(end);
    return end.end();
  }

  private void refuseMarkOfRaw(Matcher tag) {
    if (!tag.group(1).isEmpty() || !tag.group(2).isEmpty()) {
      notes.refuse(
          tag.start(), DialectRule.MARKS, "a white space mark at raw or endraw", PLAIN_RAW);
    }
  }

  private int segment(Segment.ValueType kind, int start, String marks) throws SyntaxFault {
    int end = closing(start, marks);
    int codeStart = start + 2;
    int codeEnd = end;
    if (codeStart < codeEnd && isMark(source.charAt(codeStart))) {
      if (source.charAt(codeStart) == '+') {
        refusePlus(codeStart);
      }
      codeStart++;
    }
    if (codeStart < codeEnd && isMark(source.charAt(codeEnd - 1))) {
      if (source.charAt(codeEnd - 1) == '+') {
        refusePlus(codeEnd - 1);
      }
      codeEnd--;
    }
    segments.add(new Segment(kind, start, source.substring(codeStart, codeEnd), codeStart));
    return end + 2;
  }

  private void refusePlus(int offset) {
    notes.refuse(offset, DialectRule.MARKS, "the white space mark `+`");
  }

  private static boolean isMark(char c) {
    return c == '-' || c == '+';
  }

  /** Where the closing marks begin; within quotes they do not count. */
  private int closing(int start, String marks) throws SyntaxFault {
    char quote = 0;
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
        return i;
      }
    }
    throw new SyntaxFault(start, "`" + source.substring(start, start + 2) + "` without its end");
  }
}
