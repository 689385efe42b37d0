package org.scalablejitsi.tools.format;

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
  static final Rule DOUBT = Rule.warning("JT039");

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
    return findings.stream().limit(1).map(first -> judged(first, text)).toList();
  }

  /** What stands before newer JavaScript is wrong in itself; from there on the library guesses. */
  private static Finding judged(Finding finding, String text) {
    return NewerJavaScript.in(text)
        .filter(start -> start.line() <= finding.line())
        .map(
            start ->
                new Finding(
                    start.line(),
                    0,
                    "from "
                        + start.what()
                        + " on it is newer JavaScript than this program reads, so that nothing"
                        + " but its brackets and quotes was checked",
                    DOUBT))
        .orElse(finding);
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
