package org.scalablejitsi.tools.dialect;

import java.util.Set;

/** Operators: which, on what, and beside which others. */
final class OperatorCheck {

  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "//");
  private static final Set<String> EQUALITY = Set.of("==", "!=");
  private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");
  private static final Set<String> MEMBERSHIP = Set.of("in", "not in");

  private final LintReporter notes;
  private final ExpressionCheck expressions;

  OperatorCheck(LintReporter notes, ExpressionCheck expressions) {
    this.notes = notes;
    this.expressions = expressions;
  }

  static boolean joins(Expression.Binary binary) {
    return binary.operator().equals("and") || binary.operator().equals("or");
  }

  ValueType unary(Expression.Unary unary) {
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
      return ValueType.BOOL;
    }
    if (unary.operator().equals("+")) {
      notes.refuse(unary.offset(), DialectRule.OPERATOR, "a plus sign before a value");
    }
    expressions.require(
        unary.offset(), "the negative", expressions.value(unary.of()), ValueType.NUMBER);
    return ValueType.NUMBER;
  }

  ValueType binary(Expression.Binary binary) {
    String operator = binary.operator();
    notes.saw("operator " + operator);
    if (ARITHMETIC.contains(operator)) {
      arithmetic(binary, binary.left());
      arithmetic(binary, binary.right());
      return ValueType.NUMBER;
    } else if (operator.equals("~")) {
      part(binary.left());
      part(binary.right());
      return ValueType.TEXT;
    } else if (joins(binary)) {
      truth(binary, binary.left());
      truth(binary, binary.right());
      return ValueType.BOOL;
    } else if (EQUALITY.contains(operator) || ORDER.contains(operator)) {
      comparison(binary);
      return ValueType.BOOL;
    } else if (MEMBERSHIP.contains(operator)) {
      membership(binary);
      return ValueType.BOOL;
    }
    notes.refuse(binary.offset(), DialectRule.OPERATOR, "the operator `" + operator + "`");
    expressions.value(binary.left());
    expressions.value(binary.right());
    return ValueType.UNKNOWN;
  }

  private void arithmetic(Expression.Binary binary, Expression operand) {
    if (operand instanceof Expression.Binary inner && inner.operator().equals("~")) {
      notes.refuse(
          inner.offset(), DialectRule.PRECEDENCE, "`~` beside `" + binary.operator() + "`");
      return;
    }
    ValueType kind = expressions.value(operand);
    if (kind == ValueType.TEXT && binary.operator().equals("+")) {
      notes.refuse(binary.offset(), DialectRule.TYPES, "`+` with text", "~");
    } else {
      expressions.require(binary.offset(), "`" + binary.operator() + "`", kind, ValueType.NUMBER);
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
    if (expressions.value(operand) != ValueType.BOOL) {
      notes.refuse(
          binary.offset(),
          DialectRule.CONDITION,
          "the value of `" + binary.operator() + "`, which is one operand or only true or false",
          "… if … else …, or comparisons on both sides");
    }
  }

  private void comparison(Expression.Binary binary) {
    ValueType left = expressions.value(binary.left());
    ValueType right = expressions.value(binary.right());
    if (isChain(binary)) {
      return;
    }
    if (ORDER.contains(binary.operator())) {
      expressions.require(binary.offset(), "an order", left, ValueType.NUMBER);
      expressions.require(binary.offset(), "an order", right, ValueType.NUMBER);
    } else {
      refuseMixture(binary, left, right);
    }
  }

  private void membership(Expression.Binary binary) {
    ValueType left = expressions.value(binary.left());
    ValueType right = expressions.value(binary.right());
    if (isChain(binary)) {
      return;
    }
    expressions.require(
        binary.offset(), "`in`", right, ValueType.LIST, ValueType.MAPPING, ValueType.TEXT);
    if (right == ValueType.TEXT) {
      refuseMixture(binary, left, right);
    } else if (binary.right() instanceof Expression.Items items) {
      items.items().forEach(item -> refuseMixture(binary, left, expressions.value(item)));
    }
  }

  private void refuseMixture(Expression.Binary binary, ValueType left, ValueType right) {
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
