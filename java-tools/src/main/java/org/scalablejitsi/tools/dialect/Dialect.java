package org.scalablejitsi.tools.dialect;

import java.util.List;

/** The lint: compares a template with the list of what both engines read alike. */
public final class Dialect {

  private Dialect() {}

  /**
   * Checks one template.
   *
   * @param template its name in messages
   */
  public static TemplateReport check(String template, String source) {
    LintReporter lint = new LintReporter(template, source);
    List<TemplateScanner.Part> parts = TemplateScanner.parts(source);
    WhiteSpaceCheck whiteSpace = new WhiteSpaceCheck(source, lint);
    whiteSpace.marks(parts);
    new TagCheck(lint).check(parts);
    whiteSpace.end();
    return lint.report();
  }
}
