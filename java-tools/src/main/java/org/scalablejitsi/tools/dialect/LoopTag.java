package org.scalablejitsi.tools.dialect;

import java.util.ArrayList;
import java.util.List;

/** {@code for a, b in c}. */
final class LoopTag {

  private final LintReporter notes;
  private final Scope scope;
  private final ExpressionCheck expressions;

  LoopTag(LintReporter notes, Scope scope, ExpressionCheck expressions) {
    this.notes = notes;
    this.scope = scope;
    this.expressions = expressions;
  }

  void check(Tokens tokens) throws SyntaxFault {
    List<Token> targets = new ArrayList<>();
    try {
      targets.addAll(targets(tokens));
      tokens.expect("in");
      Expression over = new ExpressionParser(tokens).or();
      over(over, targets.size());
      Token rest = tokens.peek();
      if (rest.isWord("if") || rest.isWord("recursive")) {
        throw new SyntaxFault(
            rest.offset(),
            DialectRule.LOOP,
            "`" + rest.text() + "` in the head of a loop",
            "a plain loop with an if in it");
      }
    } finally {
      scope.enterLoop();
      targets.forEach(target -> scope.assignAnything(target.text()));
    }
  }

  private List<Token> targets(Tokens tokens) throws SyntaxFault {
    List<Token> targets = new ArrayList<>();
    if (tokens.peek().is("(")) {
      throw new SyntaxFault(
          tokens.peek().offset(),
          DialectRule.LOOP,
          "parentheses around a loop's names",
          "for a, b in …");
    }
    do {
      Token target = tokens.expectName();
      SetTag.refuseName(notes, expressions, target);
      targets.add(target);
    } while (tokens.takeIf(","));
    return targets;
  }

  private void over(Expression over, int targets) {
    ValueType kind = expressions.value(over);
    if (!kind.mayBe(ValueType.LIST, ValueType.MAPPING, ValueType.PAIRS)) {
      notes.refuse(over.offset(), DialectRule.LOOP, "a loop over " + kind.words());
    }
    boolean whole = kind == ValueType.PAIRS && targets != 2;
    boolean parts = kind == ValueType.MAPPING && targets != 1;
    if (whole || parts) {
      notes.refuse(
          over.offset(),
          DialectRule.LOOP,
          targets + " names for " + kind.words(),
          "for key, value in … | dictsort");
    }
  }
}
