package org.scalablejitsi.tools.dialect;

import java.util.Set;

/** Operators: which, on what, and beside which others. */
final class OperatorCheck {

  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "//");
  private static final Set<String> EQUALITY = Set.of("==", "!=");
  private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");
  private static final Set<String> MEMBERSHIP = Set.of("in", "not in");

  private final Notes notes;
  private final ExpressionCheck expressions;

  OperatorCheck(Notes notes, ExpressionCheck expressions) {
    this.notes = notes;
    this.expressions = expressions;
  }

  static boolean joins(Expression.Binary binary) {
    return binary.operator().equals("and") || binary.operator().equals("or");
  }

  Kind unary(Expression.Unary unary) {
    notes.saw("operator " + unary.operator());
    if (unary.operator().equals("not")) {
      if (unary.of() instanceof Expression.Binary
          || unary.of() instanceof Expression.Test
          || unary.of() instanceof Expression.Filter) {
        notes.refuse(
            unary.offset(),
            DialectRule.PRECEDENCE,
            "`not` before an operator, a test or a filter",
            "not (…)");
      }
      expressions.condition(unary.of());
      return Kind.BOOL;
    }
    if (unary.operator().equals("+")) {
      notes.refuse(unary.offset(), DialectRule.OPERATOR, "a plus sign before a value");
    }
    expressions.require(unary.offset(), "the negative", expressions.value(unary.of()), Kind.NUMBER);
    return Kind.NUMBER;
  }

  Kind binary(Expression.Binary binary) {
    String operator = binary.operator();
    notes.saw("operator " + operator);
    if (ARITHMETIC.contains(operator)) {
      arithmetic(binary, binary.left());
      arithmetic(binary, binary.right());
      return Kind.NUMBER;
    } else if (operator.equals("~")) {
      part(binary.left());
      part(binary.right());
      return Kind.TEXT;
    } else if (joins(binary)) {
      truth(binary, binary.left());
      truth(binary, binary.right());
      return Kind.BOOL;
    } else if (EQUALITY.contains(operator) || ORDER.contains(operator)) {
      comparison(binary);
      return Kind.BOOL;
    } else if (MEMBERSHIP.contains(operator)) {
      membership(binary);
      return Kind.BOOL;
    }
    notes.refuse(binary.offset(), DialectRule.OPERATOR, "the operator `" + operator + "`");
    expressions.value(binary.left());
    expressions.value(binary.right());
    return Kind.UNKNOWN;
  }

  private void arithmetic(Expression.Binary binary, Expression operand) {
    if (operand instanceof Expression.Binary inner && inner.operator().equals("~")) {
      notes.refuse(
          inner.offset(), DialectRule.PRECEDENCE, "`~` beside `" + binary.operator() + "`");
      return;
    }
    Kind kind = expressions.value(operand);
    if (kind == Kind.TEXT && binary.operator().equals("+")) {
      notes.refuse(binary.offset(), DialectRule.TYPES, "`+` with text", "~");
    } else {
      expressions.require(binary.offset(), "`" + binary.operator() + "`", kind, Kind.NUMBER);
    }
  }

  private void part(Expression operand) {
    boolean bare =
        operand instanceof Expression.Unary
            || (operand instanceof Expression.Binary inner && !inner.operator().equals("~"));
    if (bare) {
      notes.refuse(operand.offset(), DialectRule.PRECEDENCE, "an operator beside `~`");
    }
    expressions.printed(operand);
  }

  private void truth(Expression.Binary binary, Expression operand) {
    if (expressions.value(operand) != Kind.BOOL) {
      notes.refuse(
          binary.offset(),
          DialectRule.CONDITION,
          "the value of `" + binary.operator() + "`, which is one operand or only true or false",
          "… if … else …, or comparisons on both sides");
    }
  }

  private void comparison(Expression.Binary binary) {
    Kind left = expressions.value(binary.left());
    Kind right = expressions.value(binary.right());
    if (isChain(binary)) {
      return;
    }
    if (ORDER.contains(binary.operator())) {
      expressions.require(binary.offset(), "an order", left, Kind.NUMBER);
      expressions.require(binary.offset(), "an order", right, Kind.NUMBER);
    } else {
      refuseMixture(binary, left, right);
    }
  }

  private void membership(Expression.Binary binary) {
    Kind left = expressions.value(binary.left());
    Kind right = expressions.value(binary.right());
    if (isChain(binary)) {
      return;
    }
    expressions.require(binary.offset(), "`in`", right, Kind.LIST, Kind.MAPPING, Kind.TEXT);
    if (right == Kind.TEXT) {
      refuseMixture(binary, left, right);
    } else if (binary.right() instanceof Expression.Items items) {
      items.items().forEach(item -> refuseMixture(binary, left, expressions.value(item)));
    }
  }

  private void refuseMixture(Expression.Binary binary, Kind left, Kind right) {
    if (!left.mayBe(right) && !right.mayBe(left)) {
      notes.refuse(
          binary.offset(),
          DialectRule.TYPES,
          "`" + binary.operator() + "` between " + left.words() + " and " + right.words());
    }
  }

  private boolean isChain(Expression.Binary binary) {
    boolean chain =
        binary.left() instanceof Expression.Binary inner
            && (EQUALITY.contains(inner.operator())
                || ORDER.contains(inner.operator())
                || MEMBERSHIP.contains(inner.operator()));
    if (chain) {
      notes.refuse(
          binary.offset(),
          DialectRule.OPERATOR,
          "two comparisons in a row",
          "two comparisons with `and` between them");
    }
    return chain;
  }
}
