package org.scalablejitsi.tools.dialect;

import java.util.IdentityHashMap;
import java.util.Set;
import org.scalablejitsi.tools.dialect.Expression.Attribute;
import org.scalablejitsi.tools.dialect.Expression.Binary;
import org.scalablejitsi.tools.dialect.Expression.Call;
import org.scalablejitsi.tools.dialect.Expression.Choice;
import org.scalablejitsi.tools.dialect.Expression.Filter;
import org.scalablejitsi.tools.dialect.Expression.Group;
import org.scalablejitsi.tools.dialect.Expression.Item;
import org.scalablejitsi.tools.dialect.Expression.Items;
import org.scalablejitsi.tools.dialect.Expression.Mapping;
import org.scalablejitsi.tools.dialect.Expression.Name;
import org.scalablejitsi.tools.dialect.Expression.Test;
import org.scalablejitsi.tools.dialect.Expression.Unary;

/** Checks expressions: finds the type of each, and refuses what the engines read differently. */
final class ExpressionCheck {

  /** The tests behind {@code is}. */
  static final Set<String> TESTS = Set.of("defined", "undefined", "string", "mapping", "boolean");

  private final LintReporter lint;
  private final Scope scope;
  private final FilterCheck filters;
  private final CallCheck calls;
  private final OperatorCheck operators;

  /** By identity: whether two expressions are equal is asked of all that is in them. */
  private final IdentityHashMap<Expression, ValueType> types = new IdentityHashMap<>();

  ExpressionCheck(LintReporter lint, Scope scope) {
    this.lint = lint;
    this.scope = scope;
    filters = new FilterCheck(lint, this);
    calls = new CallCheck(lint, scope, this);
    operators = new OperatorCheck(lint, this);
  }

  /** Each part once: some are looked at as what they are and as a part, and so on within them. */
  ValueType value(Expression expression) {
    ValueType known = types.get(expression);
    if (known == null) {
      known = read(expression);
      types.put(expression, known);
    }
    return known;
  }

  private ValueType read(Expression expression) {
    if (expression instanceof Expression.Text) {
      return literal("text", ValueType.TEXT);
    } else if (expression instanceof Expression.Whole) {
      return literal("number", ValueType.NUMBER);
    } else if (expression instanceof Expression.Bool) {
      return literal("true or false", ValueType.BOOL);
    } else if (expression instanceof Items items) {
      items.items().forEach(this::value);
      return literal("list", ValueType.LIST);
    } else if (expression instanceof Mapping mapping) {
      mapping.values().forEach(this::value);
      return literal("mapping", ValueType.MAPPING);
    } else if (expression instanceof Name name) {
      return name(name);
    } else if (expression instanceof Group group) {
      return value(group.inner());
    } else if (expression instanceof Attribute attribute) {
      return attribute(attribute);
    } else if (expression instanceof Item item) {
      return item(item);
    } else if (expression instanceof Filter filter) {
      return filters.check(filter);
    } else if (expression instanceof Test test) {
      return test(test);
    } else if (expression instanceof Call call) {
      return calls.check(call);
    } else if (expression instanceof Unary unary) {
      return operators.unary(unary);
    } else if (expression instanceof Binary binary) {
      return operators.binary(binary);
    } else {
      return choice((Choice) expression);
    }
  }

  private ValueType literal(String construct, ValueType type) {
    lint.saw("literal " + construct);
    return type;
  }

  private ValueType name(Name name) {
    lint.saw("name");
    refuseReserved(name.offset(), name.name());
    if (name.name().equals("loop")) {
      lint.refuse(
          name.offset(),
          DialectRule.LOOP,
          "`loop` as a value",
          "one of its numbers, as loop.index");
    }
    return scope.read(name.name());
  }

  void refuseReserved(int offset, String name) {
    if (Vocabulary.isReserved(name)) {
      lint.refuse(offset, DialectRule.NAME, "`" + name + "`, a word of Jinjava's own");
    }
  }

  private ValueType attribute(Attribute attribute) {
    String name = attribute.name();
    if (attribute.of() instanceof Name base && base.name().equals("loop")) {
      return loopAttribute(attribute);
    }
    lint.saw("attribute");
    if (Vocabulary.isPythonMethod(name) || Vocabulary.isReserved(name)) {
      lint.refuse(
          attribute.offset(),
          DialectRule.NAME,
          "the attribute `" + name + "`, which is a word of one engine's own",
          "['" + name + "']");
    }
    require(attribute.offset(), "an attribute", value(attribute.of()), ValueType.MAPPING);
    return ValueType.UNKNOWN;
  }

  private ValueType loopAttribute(Attribute attribute) {
    String name = attribute.name();
    lint.saw("loop." + name);
    if (!scope.isInLoop() || !Vocabulary.LOOP_ATTRIBUTE.has(name)) {
      lint.refuse(
          attribute.offset(),
          DialectRule.LOOP,
          "`loop." + name + "` here",
          "within a loop one of loop."
              + String.join(
                  ", loop.", Vocabulary.LOOP_ATTRIBUTE.words().stream().sorted().toList()));
    }
    return name.equals("first") || name.equals("last") ? ValueType.BOOL : ValueType.NUMBER;
  }

  private ValueType item(Item item) {
    lint.saw("item");
    require(item.offset(), "an item", value(item.of()), ValueType.MAPPING, ValueType.LIST);
    require(item.offset(), "an item's key", value(item.key()), ValueType.TEXT, ValueType.NUMBER);
    return ValueType.UNKNOWN;
  }

  private ValueType test(Test test) {
    lint.saw("test " + test.name());
    if (!TESTS.contains(test.name()) || !test.plain()) {
      lint.refuse(test.offset(), DialectRule.TEST, Vocabulary.TEST.naming(test.name()));
    } else if (!isPath(test.of())) {
      lint.refuse(
          test.offset(),
          DialectRule.TEST,
          "a test of something that is no variable",
          "{% set x = … %} before it, and the test of x");
    }
    value(test.of());
    return ValueType.BOOL;
  }

  private ValueType choice(Choice choice) {
    lint.saw("choice");
    condition(choice.condition());
    ValueType type = value(choice.yes());
    if (choice.no().isEmpty()) {
      lint.refuse(choice.offset(), DialectRule.CHOICE, "`if` without `else`");
      return type;
    }
    return type.or(value(choice.no().get()));
  }

  /** Where only truth counts. */
  void condition(Expression expression) {
    if (expression instanceof Group group) {
      condition(group.inner());
    } else if (expression instanceof Binary both && OperatorCheck.joins(both)) {
      lint.saw("operator " + both.operator());
      condition(both.left());
      condition(both.right());
    } else if (value(expression) == ValueType.TEXT) {
      lint.refuse(
          expression.offset(),
          DialectRule.CONDITION,
          "text as a condition, which Jinjava takes for false when it says so",
          "a comparison, as x != ''");
    }
  }

  /** What is printed, also as a part of a longer text. */
  void printed(Expression expression) {
    if (expression instanceof Group group) {
      printed(group.inner());
    } else if (expression instanceof Choice choice && choice.no().isPresent()) {
      lint.saw("choice");
      condition(choice.condition());
      printed(choice.yes());
      printed(choice.no().get());
    } else if (!value(expression).mayBe(ValueType.TEXT, ValueType.NUMBER)) {
      lint.refuse(
          expression.offset(),
          DialectRule.PRINTED,
          value(expression).words() + " that is printed",
          value(expression) == ValueType.BOOL
              ? "'true' if … else 'false'"
              : "… | join(', '), a loop, or … | to_json");
    }
  }

  void require(int offset, String what, ValueType found, ValueType... wanted) {
    if (!found.mayBe(wanted)) {
      lint.refuse(offset, DialectRule.TYPES, what + " of " + found.words());
    }
  }

  static boolean isPath(Expression expression) {
    return expression instanceof Name
        || (expression instanceof Attribute attribute && isPath(attribute.of()))
        || (expression instanceof Item item && isPath(item.of()));
  }
}
