package org.scalablejitsi.tools.dialect;

import static org.scalablejitsi.tools.dialect.ValueType.BOOL;
import static org.scalablejitsi.tools.dialect.ValueType.LIST;
import static org.scalablejitsi.tools.dialect.ValueType.MAPPING;
import static org.scalablejitsi.tools.dialect.ValueType.NUMBER;
import static org.scalablejitsi.tools.dialect.ValueType.PAIRS;
import static org.scalablejitsi.tools.dialect.ValueType.TEXT;
import static org.scalablejitsi.tools.dialect.ValueType.UNKNOWN;

import java.util.List;
import java.util.Set;
import org.scalablejitsi.tools.dialect.Expression.Filter;
import org.scalablejitsi.tools.dialect.Expression.Items;
import org.scalablejitsi.tools.dialect.Expression.Named;
import org.scalablejitsi.tools.dialect.Expression.Text;

/** Checks filters: which, on what, with which arguments. */
final class FilterCheck {

  static final Set<String> WITHOUT_VALUE = Set.of("defined", "undefined");
  static final Set<String> WITH_VALUE = Set.of("equalto", "==", "ne", "in");
  static final Set<String> JSON = Set.of("ensure_ascii", "indent", "sort_keys");

  private final LintReporter lint;
  private final ExpressionCheck expressions;

  FilterCheck(LintReporter lint, ExpressionCheck expressions) {
    this.lint = lint;
    this.expressions = expressions;
  }

  ValueType check(Filter filter) {
    lint.saw("filter " + filter.name());
    if (filter.of() instanceof Expression.Unary) {
      lint.refuse(filter.offset(), DialectRule.PRECEDENCE, "a filter on a negative");
    }
    expressions.value(filter.of());
    filter.arguments().values().forEach(expressions::value);
    return switch (filter.name()) {
      case "upper", "lower", "b64encode" -> plain(filter, TEXT, TEXT);
      case "string" -> plain(filter, TEXT, TEXT, NUMBER);
      case "length" -> plain(filter, NUMBER, LIST, MAPPING, PAIRS);
      case "first", "last" -> plain(filter, UNKNOWN, LIST);
      case "sort" -> plain(filter, LIST, LIST);
      case "dictsort" -> plain(filter, PAIRS, MAPPING);
      case "list" -> list(filter);
      case "join" -> join(filter);
      case "replace" -> replace(filter);
      case "map" -> map(filter);
      case "selectattr", "rejectattr" -> select(filter);
      case "default", "d" -> orElse(filter);
      case "to_json" -> json(filter);
      default -> {
        lint.refuse(filter.offset(), DialectRule.FILTER, Vocabulary.FILTER.naming(filter.name()));
        yield UNKNOWN;
      }
    };
  }

  private ValueType plain(Filter filter, ValueType result, ValueType... of) {
    return checked(filter, filter.arguments().isEmpty(), "no arguments", result, of);
  }

  /** The type of the result, whatever was wrong with the arguments or the value. */
  private ValueType checked(
      Filter filter, boolean rightArguments, String instead, ValueType result, ValueType... of) {
    if (!rightArguments) {
      String what = "these arguments of `" + filter.name() + "`";
      lint.refuse(filter.offset(), DialectRule.FILTER, what, instead);
    }
    ValueType found = expressions.value(filter.of());
    expressions.require(filter.offset(), "`" + filter.name() + "`", found, of);
    return result;
  }

  private boolean mayBe(Expression argument, ValueType type) {
    return expressions.value(argument).mayBe(type);
  }

  /** Of a mapping it gives the keys in one engine and the mapping in the other. */
  private ValueType list(Filter filter) {
    plain(filter, LIST, ValueType.values());
    if (expressions.value(filter.of()) != LIST) {
      lint.refuse(
          filter.offset(),
          DialectRule.FILTER,
          "`list` of what may be no list",
          "list behind map, selectattr, rejectattr or sort");
    }
    return LIST;
  }

  private ValueType join(Filter filter) {
    List<Expression> placed = filter.arguments().placed();
    boolean right =
        filter.arguments().named().isEmpty()
            && (placed.isEmpty() || (placed.size() == 1 && mayBe(placed.get(0), TEXT)));
    checked(filter, right, "at most one, the text between the parts", TEXT, LIST);
    if (filter.of() instanceof Items items) {
      items.items().forEach(expressions::printed);
    }
    return TEXT;
  }

  private ValueType replace(Filter filter) {
    List<Expression> placed = filter.arguments().placed();
    boolean right =
        filter.arguments().named().isEmpty()
            && placed.size() == 2
            && placed.get(0) instanceof Text from
            && !from.value().isEmpty()
            && mayBe(placed.get(1), TEXT);
    String instead = "replace('old', new), the old text in quotes and not empty";
    return checked(filter, right, instead, TEXT, TEXT);
  }

  private ValueType map(Filter filter) {
    List<Named> named = filter.arguments().named();
    boolean right =
        filter.arguments().placed().isEmpty()
            && named.size() == 1
            && named.get(0).name().equals("attribute")
            && isAttribute(named.get(0).value());
    return checked(filter, right, "map(attribute='name'), or a loop", LIST, LIST);
  }

  private ValueType select(Filter filter) {
    List<Expression> placed = filter.arguments().placed();
    String test = placed.size() > 1 && placed.get(1) instanceof Text text ? text.value() : "";
    boolean right =
        filter.arguments().named().isEmpty()
            && !placed.isEmpty()
            && isAttribute(placed.get(0))
            && switch (placed.size()) {
              case 1 -> true;
              case 2 -> WITHOUT_VALUE.contains(test);
              case 3 ->
                  WITH_VALUE.contains(test) && (!test.equals("in") || mayBe(placed.get(2), LIST));
              default -> false;
            };
    String instead =
        "('name'), ('name', 'defined'), ('name', 'undefined'), or ('name', test, value) with"
            + " equalto, ne or in";
    return checked(filter, right, instead, LIST, LIST);
  }

  private static boolean isAttribute(Expression expression) {
    return expression instanceof Text text
        && text.value().matches("[A-Za-z_]\\w*")
        && !Vocabulary.isPythonMethod(text.value());
  }

  private ValueType orElse(Filter filter) {
    List<Expression> placed = filter.arguments().placed();
    boolean right =
        filter.arguments().named().isEmpty()
            && (placed.size() == 1
                || (placed.size() == 2 && placed.get(1) instanceof Expression.Bool));
    ValueType type = placed.isEmpty() ? UNKNOWN : expressions.value(placed.get(0));
    checked(filter, right, "default(value) or default(value, true)", type, ValueType.values());
    boolean path = ExpressionCheck.isPath(filter.of());
    checked(filter, path, "default right behind the variable", type, ValueType.values());
    if (type == NUMBER) {
      lint.refuse(
          filter.offset(),
          DialectRule.TYPES,
          "a number as default, which becomes text in Jinjava",
          "the number as text where it is printed, or `is defined` and two branches");
    }
    return type == TEXT ? UNKNOWN : type;
  }

  private ValueType json(Filter filter) {
    boolean right =
        filter.arguments().placed().isEmpty()
            && filter.arguments().named().stream().allMatch(named -> JSON.contains(named.name()));
    String instead = "none, or indent=…, sort_keys=…, ensure_ascii=…";
    return checked(filter, right, instead, TEXT, TEXT, NUMBER, BOOL, LIST, MAPPING);
  }
}
