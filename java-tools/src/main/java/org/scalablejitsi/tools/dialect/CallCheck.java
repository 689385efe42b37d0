package org.scalablejitsi.tools.dialect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.scalablejitsi.tools.dialect.Expression.Attribute;
import org.scalablejitsi.tools.dialect.Expression.Call;
import org.scalablejitsi.tools.dialect.Expression.Name;

/** Checks calls: of range, of the methods of a mapping, of macros. */
final class CallCheck {

  /** Jinjava stops a range there, without a word. */
  private static final int MAX_RANGE = 1000;

  private final LintReporter lint;
  private final Scope scope;
  private final ExpressionCheck expressions;

  /** The macros that this place is an argument of. */
  private final Set<String> open = new HashSet<>();

  CallCheck(LintReporter lint, Scope scope, ExpressionCheck expressions) {
    this.lint = lint;
    this.scope = scope;
    this.expressions = expressions;
  }

  ValueType check(Call call) {
    if (call.of() instanceof Attribute method) {
      return method(call, method);
    }
    if (call.of() instanceof Name name) {
      if (name.name().equals("range")) {
        return range(call);
      }
      if (scope.isMacro(name.name())) {
        return macro(call, name.name());
      }
      lint.refuse(name.offset(), DialectRule.CALL, Vocabulary.FUNCTION.naming(name.name()));
    } else {
      lint.refuse(call.offset(), DialectRule.CALL, "a call of a value");
    }
    call.arguments().values().forEach(expressions::value);
    return ValueType.UNKNOWN;
  }

  private ValueType method(Call call, Attribute method) {
    lint.saw("method " + method.name());
    ValueType of = expressions.value(method.of());
    if (!Vocabulary.METHOD.has(method.name()) || !call.arguments().isEmpty()) {
      lint.refuse(method.offset(), DialectRule.CALL, Vocabulary.METHOD.naming(method.name()));
      call.arguments().values().forEach(expressions::value);
      return ValueType.UNKNOWN;
    }
    expressions.require(method.offset(), "`" + method.name() + "`", of, ValueType.MAPPING);
    return method.name().equals("items") ? ValueType.PAIRS : ValueType.LIST;
  }

  private ValueType range(Call call) {
    lint.saw("function range");
    List<Expression> placed = call.arguments().placed();
    boolean right =
        call.arguments().named().isEmpty()
            && (placed.size() == 1 || placed.size() == 2)
            && placed.stream()
                .allMatch(
                    bound ->
                        bound instanceof Expression.Whole number && number.value() <= MAX_RANGE);
    if (!right) {
      lint.refuse(
          call.offset(),
          DialectRule.CALL,
          "these arguments of `range`",
          "range(end) or range(start, end) with numbers up to " + MAX_RANGE);
    }
    return ValueType.LIST;
  }

  private ValueType macro(Call call, String name) {
    lint.saw("call of a macro");
    boolean nested = !open.add(name);
    if (nested || scope.isWithinMacro(name)) {
      lint.refuse(
          call.offset(),
          DialectRule.CALL,
          "a call of the macro `" + name + "` within itself, which Jinjava refuses",
          "a loop, or {% set x = " + name + "(…) %} before it");
    }
    call.arguments().values().forEach(expressions::value);
    if (!nested) {
      open.remove(name);
    }
    scope.macro(name).ifPresent(macro -> parameters(call, name, macro));
    return ValueType.TEXT;
  }

  private void parameters(Call call, String name, Scope.Macro macro) {
    int placed = call.arguments().placed().size();
    List<String> named = call.arguments().named().stream().map(Expression.Named::name).toList();
    List<String> all = macro.parameters();
    boolean right =
        placed <= all.size()
            && all.subList(placed, all.size()).containsAll(named)
            && (placed >= macro.required()
                || named.containsAll(all.subList(placed, macro.required())));
    if (!right) {
      lint.refuse(
          call.offset(),
          DialectRule.CALL,
          "these arguments of the macro `" + name + "`",
          name + "(" + String.join(", ", all) + ")");
    }
  }
}
