package org.scalablejitsi.tools.dialect;

import java.util.ArrayList;
import java.util.List;
import org.scalablejitsi.tools.dialect.Tokens.Token;

/** Checks tags that make names: {@code for}, {@code set}, {@code macro}, {@code from … import}. */
final class DefinitionCheck {

  private final LintReporter lint;
  private final Scope scope;
  private final ExpressionCheck expressions;

  DefinitionCheck(LintReporter lint, Scope scope, ExpressionCheck expressions) {
    this.lint = lint;
    this.scope = scope;
    this.expressions = expressions;
  }

  /** {@code for a, b in c}. */
  void loop(Tokens tokens) throws TemplateSyntaxException {
    List<Token> targets = new ArrayList<>();
    try {
      targets.addAll(loopTargets(tokens));
      tokens.expect("in");
      refuseWrongLoop(new ExpressionParser(tokens).or(), targets.size());
      Token rest = tokens.peek();
      if (rest.is("if") || rest.is("recursive")) {
        String what = rest.shown() + " in the head of a loop";
        throw new TemplateSyntaxException(
            rest.offset(), DialectRule.LOOP, what, DialectRule.LOOP.instead());
      }
    } finally {
      scope.enterLoop();
      targets.forEach(target -> scope.assignAnything(target.text()));
    }
  }

  private List<Token> loopTargets(Tokens tokens) throws TemplateSyntaxException {
    if (tokens.peek().is("(")) {
      throw new TemplateSyntaxException(
          tokens.peek().offset(),
          DialectRule.LOOP,
          "parentheses around a loop's names",
          "for a, b in …");
    }
    List<Token> targets = new ArrayList<>();
    do {
      targets.add(newName(tokens));
    } while (tokens.takeIf(","));
    return targets;
  }

  private void refuseWrongLoop(Expression over, int targets) {
    ValueType type = expressions.value(over);
    if (!type.mayBe(ValueType.LIST, ValueType.MAPPING, ValueType.PAIRS)) {
      lint.refuse(over.offset(), DialectRule.LOOP, "a loop over " + type.words());
    }
    boolean whole = type == ValueType.PAIRS && targets != 2;
    boolean parts = type == ValueType.MAPPING && targets != 1;
    if (whole || parts) {
      lint.refuse(
          over.offset(),
          DialectRule.LOOP,
          targets + " names for " + type.words(),
          "for key, value in … | dictsort");
    }
  }

  /**
   * {@code set a = b}, {@code set n.a = b} of a namespace, and {@code set a} with its text.
   *
   * @return whether the value follows, up to endset
   */
  boolean set(Tokens tokens) throws TemplateSyntaxException {
    Token target = newName(tokens);
    if (tokens.takeIf(".")) {
      setAttribute(target, tokens);
      return false;
    }
    if (tokens.peek().type() == Token.Type.END) {
      assign(target, ValueType.TEXT);
      return true;
    }
    if (!tokens.peek().is("=")) {
      throw new TemplateSyntaxException(
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
      lint.saw("function namespace");
      call.arguments().values().forEach(expressions::value);
      scope.addNamespace(target.text());
      assign(target, ValueType.UNKNOWN);
    } else {
      assign(target, expressions.value(value));
    }
    return false;
  }

  private void setAttribute(Token target, Tokens tokens) throws TemplateSyntaxException {
    Token attribute = tokens.expectName();
    if (!scope.isNamespace(target.text())) {
      lint.refuse(
          target.offset(),
          DialectRule.ASSIGNMENT,
          "an attribute of " + target.shown() + ", which is no namespace",
          "{% set " + target.text() + " = namespace(" + attribute.text() + "=…) %} before it");
    }
    expressions.refuseReserved(attribute.offset(), attribute.text());
    tokens.expect("=");
    expressions.value(new ExpressionParser(tokens).choice());
  }

  private void assign(Token target, ValueType type) {
    if (scope.survivesItsTurn(target.text())) {
      lint.refuse(
          target.offset(),
          DialectRule.ASSIGNMENT,
          target.shown()
              + " set in a loop after it was read or only under a condition,"
              + " which Jinjava keeps for the next turn",
          "a namespace made before the loop, or a set at the beginning of its body");
    }
    scope.assign(target.text(), type);
  }

  /** {@code macro name(a, b='x')}. */
  void macro(Tokens tokens) throws TemplateSyntaxException {
    Token name = newName(tokens);
    tokens.expect("(");
    List<String> parameters = new ArrayList<>();
    int required = 0;
    while (!tokens.takeIf(")")) {
      if (!parameters.isEmpty()) {
        tokens.expect(",");
      }
      Token parameter = newName(tokens);
      parameters.add(parameter.text());
      scope.assignAnything(parameter.text());
      if (tokens.takeIf("=")) {
        expressions.value(new ExpressionParser(tokens).choice());
      } else {
        required = parameters.size();
      }
    }
    scope.enterMacro(name.text(), new Scope.Macro(parameters, required));
  }

  /** {@code from 'file' import a, b as c with context}. */
  void importMacros(Tokens tokens) throws TemplateSyntaxException {
    Token file = tokens.take();
    if (file.type() != Token.Type.TEXT) {
      throw new TemplateSyntaxException(
          file.offset(), DialectRule.TAG, "a file whose name is not in quotes", "from 'file.j2'");
    }
    tokens.expect("import");
    do {
      Token name = tokens.expectName();
      scope.importMacro(tokens.takeIf("as") ? tokens.expectName().text() : name.text());
    } while (tokens.takeIf(","));
    if (!tokens.takeIf("with") || !tokens.takeIf("context")) {
      throw new TemplateSyntaxException(
          file.offset(),
          DialectRule.TAG,
          "macros imported without the variables around, which Jinjava shows to them all the same",
          "from … import … with context");
    }
  }

  private Token newName(Tokens tokens) throws TemplateSyntaxException {
    Token name = tokens.expectName();
    expressions.refuseReserved(name.offset(), name.text());
    if (name.is("loop")) {
      lint.refuse(name.offset(), DialectRule.NAME, "`loop` as a name of one's own");
    }
    return name;
  }
}
