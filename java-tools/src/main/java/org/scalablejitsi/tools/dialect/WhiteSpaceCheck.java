package org.scalablejitsi.tools.dialect;

import java.util.List;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.dialect.TemplateScanner.Kind;

/** Checks white space: the marks that take it away, carriage returns, the template's end. */
final class WhiteSpaceCheck {

  /** A tag or a comment that has its line to itself and leaves the line end before it alone. */
  private static final Pattern ALONE = Pattern.compile("\\{%[^-+].*[^-+]%\\}|\\{#.*#\\}");

  private final String source;
  private final LintReporter lint;

  WhiteSpaceCheck(String source, LintReporter lint) {
    this.source = source;
    this.lint = lint;
  }

  void marks(List<TemplateScanner.Part> parts) {
    int carriageReturn = source.indexOf('\r');
    if (carriageReturn >= 0) {
      lint.refuse(
          carriageReturn,
          DialectRule.MARKS,
          "a carriage return, which Ansible drops and Jinjava prints",
          "line ends as on Unix");
    }
    parts.stream().filter(TemplateScanner.Part::isClosed).forEach(this::marks);
  }

  private void marks(TemplateScanner.Part part) {
    if (part.kind() == Kind.COMMENT) {
      lint.saw("comment");
    } else if (part.kind() == Kind.RAW) {
      lint.saw("tag raw");
    }
    for (int mark : part.marks()) {
      switch (part.kind()) {
        case COMMENT -> lint.refuse(mark, DialectRule.MARKS, "a comment with a white space mark");
        case RAW, END_RAW ->
            lint.refuse(
                part.start(),
                DialectRule.MARKS,
                "a white space mark at raw or endraw",
                "{% raw %} and {% endraw %} without marks");
        case TAG, OUTPUT -> {
          if (source.charAt(mark) == '+') {
            lint.refuse(mark, DialectRule.MARKS, "the white space mark `+`");
          }
        }
      }
    }
  }

  /**
   * Ansible drops the template's last line end and then adds as many as the template's end has more
   * than the result's: too many or too few, unless the text around tells for sure.
   */
  void end() {
    int rest = source.length();
    // Each line once, from the last one up.
    while (rest > 0 && source.charAt(rest - 1) == '\n') {
      int end = rest;
      while (end > 0 && source.charAt(end - 1) == '\n') {
        end--;
      }
      int start = source.lastIndexOf('\n', end - 1) + 1;
      String line = source.substring(start, end);
      if (!isAlone(line)) {
        // An output before a tag keeps its line end, whatever it prints.
        boolean output = line.endsWith("}}") && rest == source.length();
        if (line.endsWith("%}") || line.endsWith("#}") || output) {
          lint.refuse(
              start,
              DialectRule.END,
              "the end of the template, whose line ends Ansible counts",
              "a last line that ends with text, as a comment of the file's own");
        }
        return;
      }
      rest = start;
    }
  }

  private static boolean isAlone(String line) {
    int last = line.length() - 2;
    return ALONE.matcher(line).matches() && line.indexOf(line.substring(last)) == last;
  }
}
