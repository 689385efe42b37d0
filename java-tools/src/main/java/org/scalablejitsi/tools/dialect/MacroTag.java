package org.scalablejitsi.tools.dialect;

import java.util.ArrayList;
import java.util.List;

/** Macros of this template, and of another one of the same folder. */
final class MacroTag {

  private final LintReporter notes;
  private final Scope scope;
  private final ExpressionCheck expressions;

  MacroTag(LintReporter notes, Scope scope, ExpressionCheck expressions) {
    this.notes = notes;
    this.scope = scope;
    this.expressions = expressions;
  }

  /** {@code macro name(a, b='x')}. */
  void define(Tokens tokens) throws SyntaxFault {
    Token name = tokens.expectName();
    SetTag.refuseName(notes, expressions, name);
    tokens.expect("(");
    List<String> parameters = new ArrayList<>();
    int required = 0;
    while (!tokens.takeIf(")")) {
      if (!parameters.isEmpty()) {
        tokens.expect(",");
      }
      Token parameter = tokens.expectName();
      SetTag.refuseName(notes, expressions, parameter);
      parameters.add(parameter.text());
      scope.assignAnything(parameter.text());
      if (tokens.takeIf("=")) {
        expressions.value(new ExpressionParser(tokens).choice());
      } else {
        required = parameters.size();
      }
    }
    scope.enterMacro(name.text(), new Macro(parameters, required));
  }

  /** {@code from 'file' import a, b as c with context}. */
  void importNames(Tokens tokens) throws SyntaxFault {
    Token file = tokens.take();
    if (file.type() != Token.Type.TEXT) {
      throw new SyntaxFault(
          file.offset(), DialectRule.TAG, "a file whose name is not in quotes", "from 'file.j2'");
    }
    tokens.expect("import");
    do {
      Token name = tokens.expectName();
      scope.importMacro(tokens.takeWord("as") ? tokens.expectName().text() : name.text());
    } while (tokens.takeIf(","));
    if (!tokens.takeWord("with") || !tokens.takeWord("context")) {
      throw new SyntaxFault(
          file.offset(),
          DialectRule.TAG,
          "macros imported without the variables around, which Jinjava shows to them all the same",
          "from … import … with context");
    }
  }
}
