package org.scalablejitsi.tools.dialect;

import java.util.IdentityHashMap;

/** Says of an expression what it will be, and refuses what the engines read differently. */
final class ExpressionCheck {

  private final LintReporter notes;
  private final Scope scope;
  private final FilterCheck filters;
  private final CallCheck calls;
  private final OperatorCheck operators;

  /** By identity: whether two expressions are equal is asked of all that is in them. */
  private final IdentityHashMap<Expression, ValueType> kinds = new IdentityHashMap<>();

  ExpressionCheck(LintReporter notes, Scope scope) {
    this.notes = notes;
    this.scope = scope;
    filters = new FilterCheck(notes, this);
    calls = new CallCheck(notes, scope, this);
    operators = new OperatorCheck(notes, this);
  }

  /** Each part once: some are looked at as what they are and as a part, and so on within them. */
  ValueType value(Expression expression) {
    ValueType known = kinds.get(expression);
    if (known == null) {
      known = read(expression);
      kinds.put(expression, known);
    }
    return known;
  }

  private ValueType read(Expression expression) {
    if (expression instanceof Expression.Text) {
      notes.saw("literal text");
      return ValueType.TEXT;
    } else if (expression instanceof Expression.Whole) {
      notes.saw("literal number");
      return ValueType.NUMBER;
    } else if (expression instanceof Expression.Bool) {
      notes.saw("literal true or false");
      return ValueType.BOOL;
    } else if (expression instanceof Expression.Name name) {
      return name(name);
    } else if (expression instanceof Expression.Items items) {
      notes.saw("literal list");
      items.items().forEach(this::value);
      return ValueType.LIST;
    } else if (expression instanceof Expression.Mapping mapping) {
      notes.saw("literal mapping");
      mapping.values().forEach(this::value);
      return ValueType.MAPPING;
    } else if (expression instanceof Expression.Group group) {
      return value(group.inner());
    } else if (expression instanceof Expression.Attribute attribute) {
      return attribute(attribute);
    } else if (expression instanceof Expression.Item item) {
      return item(item);
    } else if (expression instanceof Expression.Filter filter) {
      return filters.check(filter);
    } else if (expression instanceof Expression.Test test) {
      return test(test);
    } else if (expression instanceof Expression.Call call) {
      return calls.check(call);
    } else if (expression instanceof Expression.Unary unary) {
      return operators.unary(unary);
    } else if (expression instanceof Expression.Binary binary) {
      return operators.binary(binary);
    } else {
      return choice((Expression.Choice) expression);
    }
  }

  private ValueType name(Expression.Name name) {
    notes.saw("name");
    refuseReserved(name.offset(), name.name());
    if (name.name().equals("loop")) {
      notes.refuse(
          name.offset(),
          DialectRule.LOOP,
          "`loop` as a value",
          "one of its numbers, as loop.index");
    }
    return scope.read(name.name());
  }

  void refuseReserved(int offset, String name) {
    if (Names.isReserved(name)) {
      notes.refuse(
          offset, DialectRule.NAME, "`" + name + "`, a word of Jinjava's own", "another name");
    }
  }

  private ValueType attribute(Expression.Attribute attribute) {
    String name = attribute.name();
    if (attribute.of() instanceof Expression.Name base && base.name().equals("loop")) {
      return loopAttribute(attribute);
    }
    notes.saw("attribute");
    if (Names.isPythonMethod(name) || Names.isReserved(name)) {
      notes.refuse(
          attribute.offset(),
          DialectRule.NAME,
          "the attribute `" + name + "`, which is a word of one engine's own",
          "['" + name + "']");
    }
    require(attribute.offset(), "an attribute", value(attribute.of()), ValueType.MAPPING);
    return ValueType.UNKNOWN;
  }

  private ValueType loopAttribute(Expression.Attribute attribute) {
    notes.saw("loop." + attribute.name());
    if (!scope.isInLoop() || !Names.LOOP_ATTRIBUTES.contains(attribute.name())) {
      notes.refuse(
          attribute.offset(),
          DialectRule.LOOP,
          "`loop." + attribute.name() + "` here",
          "within a loop one of loop."
              + String.join(", loop.", Names.LOOP_ATTRIBUTES.stream().sorted().toList()));
    }
    boolean truth = attribute.name().equals("first") || attribute.name().equals("last");
    return truth ? ValueType.BOOL : ValueType.NUMBER;
  }

  private ValueType item(Expression.Item item) {
    notes.saw("item");
    require(item.offset(), "an item", value(item.of()), ValueType.MAPPING, ValueType.LIST);
    require(item.offset(), "an item's key", value(item.key()), ValueType.TEXT, ValueType.NUMBER);
    return ValueType.UNKNOWN;
  }

  private ValueType test(Expression.Test test) {
    notes.saw("test " + test.name());
    if (!Names.KNOWN_TESTS.contains(test.name()) || !test.plain()) {
      notes.refuse(test.offset(), DialectRule.TEST, Vocabulary.TEST.naming(test.name()));
    } else if (!isPath(test.of())) {
      notes.refuse(
          test.offset(),
          DialectRule.TEST,
          "a test of something that is no variable",
          "{% set x = … %} before it, and the test of x");
    }
    value(test.of());
    return ValueType.BOOL;
  }

  private ValueType choice(Expression.Choice choice) {
    notes.saw("choice");
    condition(choice.condition());
    ValueType kind = value(choice.yes());
    if (choice.no().isEmpty()) {
      notes.refuse(choice.offset(), DialectRule.CHOICE, "`if` without `else`");
      return kind;
    }
    return kind.or(value(choice.no().get()));
  }

  /** Where only truth counts. */
  void condition(Expression expression) {
    if (expression instanceof Expression.Group group) {
      condition(group.inner());
    } else if (expression instanceof Expression.Binary both && OperatorCheck.joins(both)) {
      notes.saw("operator " + both.operator());
      condition(both.left());
      condition(both.right());
    } else if (value(expression) == ValueType.TEXT) {
      notes.refuse(
          expression.offset(),
          DialectRule.CONDITION,
          "text as a condition, which Jinjava takes for false when it says so",
          "a comparison, as x != ''");
    }
  }

  /** What is printed, also as a part of a longer text. */
  void printed(Expression expression) {
    if (expression instanceof Expression.Group group) {
      printed(group.inner());
    } else if (expression instanceof Expression.Choice choice && choice.no().isPresent()) {
      notes.saw("choice");
      condition(choice.condition());
      printed(choice.yes());
      printed(choice.no().get());
    } else {
      refuseUnprintable(expression, value(expression));
    }
  }

  private void refuseUnprintable(Expression expression, ValueType kind) {
    if (!kind.mayBe(ValueType.TEXT, ValueType.NUMBER)) {
      notes.refuse(
          expression.offset(),
          DialectRule.PRINTED,
          kind.words() + " that is printed",
          kind == ValueType.BOOL
              ? "'true' if … else 'false'"
              : "… | join(', '), a loop, or … | to_json");
    }
  }

  void require(int offset, String what, ValueType found, ValueType... wanted) {
    if (!found.mayBe(wanted)) {
      notes.refuse(offset, DialectRule.TYPES, what + " of " + found.words());
    }
  }

  static boolean isPath(Expression expression) {
    if (expression instanceof Expression.Attribute attribute) {
      return isPath(attribute.of());
    }
    if (expression instanceof Expression.Item item) {
      return isPath(item.of());
    }
    return expression instanceof Expression.Name;
  }
}
