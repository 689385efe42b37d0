package org.scalablejitsi.tools.dialect;

import java.util.List;

/** Reads a template and compares it with the list of what both engines read alike. */
public final class Dialect {

  private Dialect() {}

  /**
   * Checks one template.
   *
   * @param template its name in messages
   */
  public static TemplateReport check(String template, String source) {
    LintReporter notes = new LintReporter(template, source);
    List<Segment> segments = List.of();
    try {
      segments = Segments.of(source, notes);
    } catch (SyntaxFault fault) {
      notes.refuse(fault);
    }
    new TagCheck(notes).check(segments);
    EndCheck.check(source, notes);
    return new TemplateReport(template, notes.breaches(), notes.constructs());
  }
}
