package org.scalablejitsi.tools.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ErrorReporter;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Parser;
import org.scalablejitsi.tools.problem.Rule;

/** JavaScript, parsed and never run. */
final class JavaScriptReader implements FormatReader {

  static final Rule RULE = Rule.error("JT035");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public List<Finding> read(String text) {
    CompilerEnvirons environs = new CompilerEnvirons();
    environs.setLanguageVersion(Context.VERSION_ES6);
    environs.setRecoverFromErrors(true);
    List<Finding> findings = new ArrayList<>();
    try {
      new Parser(environs, new Collecting(findings)).parse(text, "text", 1);
    } catch (EvaluatorException e) {
      // Rhino throws once more at the end of a text with errors, and tells their number only.
      findings.add(new Finding(e.lineNumber(), Math.max(e.columnNumber(), 0), e.details()));
    }
    // What follows the first is mostly its consequence.
    return findings.stream().limit(1).toList();
  }

  private record Collecting(List<Finding> findings) implements ErrorReporter {

    @Override
    public void warning(
        String message, String source, int line, @Nullable String lineSource, int column) {
      // A browser does not mind either.
    }

    @Override
    public void error(
        String message, String source, int line, @Nullable String lineSource, int column) {
      findings.add(new Finding(line, Math.max(column, 0), message));
    }

    @Override
    public EvaluatorException runtimeError(
        String message, String source, int line, @Nullable String lineSource, int column) {
      return new EvaluatorException(message, source, line, lineSource, column);
    }
  }
}
