package org.scalablejitsi.tools.dialect;

import java.util.List;
import java.util.Set;
import org.scalablejitsi.tools.dialect.Expression.Arguments;

/** Filters: which, on what, with which arguments. */
final class FilterCheck {

  static final Set<String> WITHOUT_VALUE = Set.of("defined", "undefined");
  static final Set<String> WITH_VALUE = Set.of("equalto", "==", "ne", "in");
  static final Set<String> JSON = Set.of("ensure_ascii", "indent", "sort_keys");

  private final LintReporter notes;
  private final ExpressionCheck expressions;

  FilterCheck(LintReporter notes, ExpressionCheck expressions) {
    this.notes = notes;
    this.expressions = expressions;
  }

  ValueType check(Expression.Filter filter) {
    notes.saw("filter " + filter.name());
    if (filter.of() instanceof Expression.Unary) {
      notes.refuse(filter.offset(), DialectRule.PRECEDENCE, "a filter on a negative");
    }
    ValueType of = expressions.value(filter.of());
    List<ValueType> kinds = filter.arguments().placed().stream().map(expressions::value).toList();
    filter.arguments().named().forEach(named -> expressions.value(named.value()));
    return switch (filter.name()) {
      case "upper", "lower", "b64encode" -> plain(filter, of, ValueType.TEXT, ValueType.TEXT);
      case "string" -> plain(filter, of, ValueType.TEXT, ValueType.TEXT, ValueType.NUMBER);
      case "length" ->
          plain(filter, of, ValueType.NUMBER, ValueType.LIST, ValueType.MAPPING, ValueType.PAIRS);
      case "first", "last" -> plain(filter, of, ValueType.UNKNOWN, ValueType.LIST);
      case "sort" -> plain(filter, of, ValueType.LIST, ValueType.LIST);
      case "dictsort" -> plain(filter, of, ValueType.PAIRS, ValueType.MAPPING);
      case "list" -> list(filter, of);
      case "join" -> join(filter, of, kinds);
      case "replace" -> replace(filter, of, kinds);
      case "map" -> map(filter, of);
      case "selectattr", "rejectattr" -> select(filter, of, kinds);
      case "default", "d" -> orElse(filter, kinds);
      case "to_json" -> json(filter, of);
      default -> {
        notes.refuse(filter.offset(), DialectRule.FILTER, Vocabulary.FILTER.naming(filter.name()));
        yield ValueType.UNKNOWN;
      }
    };
  }

  private ValueType plain(
      Expression.Filter filter, ValueType of, ValueType result, ValueType... wanted) {
    arguments(filter, filter.arguments().isEmpty(), "no arguments");
    require(filter, of, wanted);
    return result;
  }

  private void arguments(Expression.Filter filter, boolean right, String instead) {
    if (!right) {
      notes.refuse(
          filter.offset(),
          DialectRule.FILTER,
          "these arguments of `" + filter.name() + "`",
          instead);
    }
  }

  private void require(Expression.Filter filter, ValueType of, ValueType... wanted) {
    expressions.require(filter.offset(), "`" + filter.name() + "`", of, wanted);
  }

  /** Of a mapping it gives the keys in one engine and the mapping in the other. */
  private ValueType list(Expression.Filter filter, ValueType of) {
    arguments(filter, filter.arguments().isEmpty(), "no arguments");
    if (of != ValueType.LIST) {
      notes.refuse(
          filter.offset(),
          DialectRule.FILTER,
          "`list` of what may be no list",
          "list behind map, selectattr, rejectattr or sort");
    }
    return ValueType.LIST;
  }

  private ValueType join(Expression.Filter filter, ValueType of, List<ValueType> kinds) {
    List<Expression> placed = filter.arguments().placed();
    boolean right =
        filter.arguments().named().isEmpty()
            && (placed.isEmpty() || (placed.size() == 1 && kinds.get(0).mayBe(ValueType.TEXT)));
    arguments(filter, right, "at most one, the text between the parts");
    require(filter, of, ValueType.LIST);
    if (filter.of() instanceof Expression.Items items) {
      items.items().forEach(expressions::printed);
    }
    return ValueType.TEXT;
  }

  private ValueType replace(Expression.Filter filter, ValueType of, List<ValueType> kinds) {
    List<Expression> placed = filter.arguments().placed();
    boolean right =
        filter.arguments().named().isEmpty()
            && placed.size() == 2
            && placed.get(0) instanceof Expression.Text from
            && !from.value().isEmpty()
            && kinds.get(1).mayBe(ValueType.TEXT);
    arguments(filter, right, "replace('old', new), the old text in quotes and not empty");
    require(filter, of, ValueType.TEXT);
    return ValueType.TEXT;
  }

  private ValueType map(Expression.Filter filter, ValueType of) {
    Arguments arguments = filter.arguments();
    boolean right =
        arguments.placed().isEmpty()
            && arguments.named().size() == 1
            && arguments.named().get(0).name().equals("attribute")
            && isAttribute(arguments.named().get(0).value());
    arguments(filter, right, "map(attribute='name'), or a loop");
    require(filter, of, ValueType.LIST);
    return ValueType.LIST;
  }

  private ValueType select(Expression.Filter filter, ValueType of, List<ValueType> kinds) {
    List<Expression> placed = filter.arguments().placed();
    boolean right =
        filter.arguments().named().isEmpty()
            && !placed.isEmpty()
            && isAttribute(placed.get(0))
            && switch (placed.size()) {
              case 1 -> true;
              case 2 ->
                  placed.get(1) instanceof Expression.Text test
                      && WITHOUT_VALUE.contains(test.value());
              case 3 ->
                  placed.get(1) instanceof Expression.Text test
                      && WITH_VALUE.contains(test.value())
                      && (!test.value().equals("in") || kinds.get(2).mayBe(ValueType.LIST));
              default -> false;
            };
    arguments(
        filter,
        right,
        "('name'), ('name', 'defined'), ('name', 'undefined'), or ('name', test, value) with"
            + " equalto, ne or in");
    require(filter, of, ValueType.LIST);
    return ValueType.LIST;
  }

  private static boolean isAttribute(Expression expression) {
    return expression instanceof Expression.Text text
        && text.value().matches("[A-Za-z_]\\w*")
        && !Names.isPythonMethod(text.value());
  }

  private ValueType orElse(Expression.Filter filter, List<ValueType> kinds) {
    List<Expression> placed = filter.arguments().placed();
    boolean right =
        filter.arguments().named().isEmpty()
            && (placed.size() == 1
                || (placed.size() == 2 && placed.get(1) instanceof Expression.Bool));
    arguments(filter, right, "default(value) or default(value, true)");
    if (!ExpressionCheck.isPath(filter.of())) {
      arguments(filter, false, "default right behind the variable");
    }
    ValueType kind = placed.isEmpty() ? ValueType.UNKNOWN : kinds.get(0);
    if (kind == ValueType.NUMBER) {
      notes.refuse(
          filter.offset(),
          DialectRule.TYPES,
          "a number as default, which becomes text in Jinjava",
          "the number as text where it is printed, or `is defined` and two branches");
    }
    return kind == ValueType.TEXT ? ValueType.UNKNOWN : kind;
  }

  private ValueType json(Expression.Filter filter, ValueType of) {
    boolean right =
        filter.arguments().placed().isEmpty()
            && filter.arguments().named().stream().allMatch(named -> JSON.contains(named.name()));
    arguments(filter, right, "none, or indent=…, sort_keys=…, ensure_ascii=…");
    require(
        filter,
        of,
        ValueType.TEXT,
        ValueType.NUMBER,
        ValueType.BOOL,
        ValueType.LIST,
        ValueType.MAPPING);
    return ValueType.TEXT;
  }
}
