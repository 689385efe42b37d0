package org.scalablejitsi.tools.dialect;

import org.scalablejitsi.tools.dialect.Expression.Binary;
import org.scalablejitsi.tools.dialect.Expression.Items;
import org.scalablejitsi.tools.dialect.Expression.Unary;

/** Checks operators: which, on what, and beside which others. */
final class OperatorCheck {

  private final LintReporter lint;
  private final ExpressionCheck expressions;

  OperatorCheck(LintReporter lint, ExpressionCheck expressions) {
    this.lint = lint;
    this.expressions = expressions;
  }

  static boolean joins(Binary binary) {
    return binary.operator().equals("and") || binary.operator().equals("or");
  }

  ValueType unary(Unary unary) {
    lint.saw("operator " + unary.operator());
    if (unary.operator().equals("not")) {
      if (unary.of() instanceof Binary
          || unary.of() instanceof Expression.Test
          || unary.of() instanceof Expression.Filter) {
        lint.refuse(
            unary.offset(),
            DialectRule.PRECEDENCE,
            "`not` before an operator, a test or a filter",
            "not (…)");
      }
      expressions.condition(unary.of());
      return ValueType.BOOL;
    }
    if (unary.operator().equals("+")) {
      lint.refuse(unary.offset(), DialectRule.OPERATOR, "a plus sign before a value");
    }
    ValueType of = expressions.value(unary.of());
    expressions.require(unary.offset(), "the negative", of, ValueType.NUMBER);
    return ValueType.NUMBER;
  }

  ValueType binary(Binary binary) {
    lint.saw("operator " + binary.operator());
    switch (binary.operator()) {
      case "+", "-", "*", "//" -> {
        arithmetic(binary, binary.left());
        arithmetic(binary, binary.right());
        return ValueType.NUMBER;
      }
      case "~" -> {
        part(binary.left());
        part(binary.right());
        return ValueType.TEXT;
      }
      case "and", "or" -> {
        truth(binary, binary.left());
        truth(binary, binary.right());
        return ValueType.BOOL;
      }
      case "/", "%", "**" -> {
        lint.refuse(
            binary.offset(), DialectRule.OPERATOR, "the operator `" + binary.operator() + "`");
        expressions.value(binary.left());
        expressions.value(binary.right());
        return ValueType.UNKNOWN;
      }
      default -> {
        comparison(binary, expressions.value(binary.left()), expressions.value(binary.right()));
        return ValueType.BOOL;
      }
    }
  }

  private void arithmetic(Binary binary, Expression operand) {
    if (operand instanceof Binary inner && inner.operator().equals("~")) {
      lint.refuse(inner.offset(), DialectRule.PRECEDENCE, "`~` beside `" + binary.operator() + "`");
      return;
    }
    ValueType type = expressions.value(operand);
    if (type == ValueType.TEXT && binary.operator().equals("+")) {
      lint.refuse(binary.offset(), DialectRule.TYPES, "`+` with text", "~");
    } else {
      expressions.require(binary.offset(), "`" + binary.operator() + "`", type, ValueType.NUMBER);
    }
  }

  private void part(Expression operand) {
    if (operand instanceof Unary
        || (operand instanceof Binary inner && !inner.operator().equals("~"))) {
      lint.refuse(operand.offset(), DialectRule.PRECEDENCE, "an operator beside `~`");
    }
    expressions.printed(operand);
  }

  private void truth(Binary binary, Expression operand) {
    if (expressions.value(operand) != ValueType.BOOL) {
      lint.refuse(
          binary.offset(),
          DialectRule.CONDITION,
          "the value of `" + binary.operator() + "`, which is one operand or only true or false",
          "… if … else …, or comparisons on both sides");
    }
  }

  private void comparison(Binary binary, ValueType left, ValueType right) {
    if (binary.left() instanceof Binary inner
        && (ExpressionParser.COMPARISONS.contains(inner.operator())
            || inner.operator().equals("not in"))) {
      lint.refuse(
          binary.offset(),
          DialectRule.OPERATOR,
          "two comparisons in a row",
          "two comparisons with `and` between them");
      return;
    }
    switch (binary.operator()) {
      case "==", "!=" -> refuseMixture(binary, left, right);
      case "in", "not in" -> membership(binary, left, right);
      default -> {
        expressions.require(binary.offset(), "an order", left, ValueType.NUMBER);
        expressions.require(binary.offset(), "an order", right, ValueType.NUMBER);
      }
    }
  }

  private void membership(Binary binary, ValueType left, ValueType right) {
    expressions.require(
        binary.offset(), "`in`", right, ValueType.LIST, ValueType.MAPPING, ValueType.TEXT);
    if (right == ValueType.TEXT) {
      refuseMixture(binary, left, right);
    } else if (binary.right() instanceof Items items) {
      items.items().forEach(item -> refuseMixture(binary, left, expressions.value(item)));
    }
  }

  private void refuseMixture(Binary binary, ValueType left, ValueType right) {
    if (!left.mayBe(right) && !right.mayBe(left)) {
      lint.refuse(
          binary.offset(),
          DialectRule.TYPES,
          "`" + binary.operator() + "` between " + left.words() + " and " + right.words());
    }
  }
}
