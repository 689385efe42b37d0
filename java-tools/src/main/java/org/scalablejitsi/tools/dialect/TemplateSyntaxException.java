package org.scalablejitsi.tools.dialect;

/** Ends the reading of one tag: what follows in it would be misread. */
final class TemplateSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int offset;
  private final DialectRule rule;
  private final String what;
  private final String instead;

  TemplateSyntaxException(int offset, DialectRule rule, String what, String instead) {
    super(what);
    this.offset = offset;
    this.rule = rule;
    this.what = what;
    this.instead = instead;
  }

  TemplateSyntaxException(int offset, String what) {
    this(offset, DialectRule.UNREADABLE, what, DialectRule.UNREADABLE.instead());
  }

  void reportTo(LintReporter lint) {
    lint.refuse(offset, rule, what, instead);
  }
}
