package org.scalablejitsi.tools.dialect;

/** {@code set a = b}, {@code set n.a = b} of a namespace, and {@code set a} with its text. */
final class SetTag {

  private final LintReporter notes;
  private final Scope scope;
  private final ExpressionCheck expressions;

  SetTag(LintReporter notes, Scope scope, ExpressionCheck expressions) {
    this.notes = notes;
    this.scope = scope;
    this.expressions = expressions;
  }

  /** Whether the value follows, up to endset. */
  boolean opensBlock(Tokens tokens) throws SyntaxFault {
    Token target = tokens.expectName();
    refuseName(notes, expressions, target);
    if (tokens.takeIf(".")) {
      attribute(target, tokens);
      return false;
    }
    if (tokens.peek().type() == Token.Type.END) {
      assign(target, ValueType.TEXT);
      return true;
    }
    if (!tokens.peek().is("=")) {
      throw new SyntaxFault(
          tokens.peek().offset(),
          DialectRule.ASSIGNMENT,
          "this form of `set`",
          "one name and one value");
    }
    tokens.expect("=");
    Expression value = new ExpressionParser(tokens).choice();
    if (value instanceof Expression.Call call
        && call.of() instanceof Expression.Name function
        && function.name().equals("namespace")
        && call.arguments().placed().isEmpty()) {
      notes.saw("function namespace");
      call.arguments().named().forEach(named -> expressions.value(named.value()));
      scope.addNamespace(target.text());
      assign(target, ValueType.UNKNOWN);
    } else {
      assign(target, expressions.value(value));
    }
    return false;
  }

  private void attribute(Token target, Tokens tokens) throws SyntaxFault {
    Token attribute = tokens.expectName();
    if (!scope.isNamespace(target.text())) {
      notes.refuse(
          target.offset(),
          DialectRule.ASSIGNMENT,
          "an attribute of `" + target.text() + "`, which is no namespace",
          "{% set " + target.text() + " = namespace(" + attribute.text() + "=…) %} before it");
    }
    expressions.refuseReserved(attribute.offset(), attribute.text());
    tokens.expect("=");
    expressions.value(new ExpressionParser(tokens).choice());
  }

  private void assign(Token target, ValueType kind) {
    if (scope.survivesItsTurn(target.text())) {
      notes.refuse(
          target.offset(),
          DialectRule.ASSIGNMENT,
          "`"
              + target.text()
              + "` set in a loop after it was read or only under a condition,"
              + " which Jinjava keeps for the next turn",
          "a namespace made before the loop, or a set at the beginning of its body");
    }
    scope.assign(target.text(), kind);
  }

  static void refuseName(LintReporter notes, ExpressionCheck expressions, Token name) {
    expressions.refuseReserved(name.offset(), name.text());
    if (name.text().equals("loop")) {
      notes.refuse(name.offset(), DialectRule.NAME, "`loop` as a name of one's own");
    }
  }
}
