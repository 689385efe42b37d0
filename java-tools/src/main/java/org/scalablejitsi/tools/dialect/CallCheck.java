package org.scalablejitsi.tools.dialect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.scalablejitsi.tools.dialect.Expression.Arguments;

/** Calls: range, the methods of a mapping, macros. */
final class CallCheck {

  /** Jinjava stops a range there, without a word. */
  private static final int MAX_RANGE = 1000;

  private final LintReporter notes;
  private final Scope scope;
  private final ExpressionCheck expressions;
  private final Set<String> open = new HashSet<>();

  CallCheck(LintReporter notes, Scope scope, ExpressionCheck expressions) {
    this.notes = notes;
    this.scope = scope;
    this.expressions = expressions;
  }

  ValueType check(Expression.Call call) {
    if (call.of() instanceof Expression.Attribute method) {
      return method(call, method);
    }
    if (call.of() instanceof Expression.Name name) {
      if (name.name().equals("range")) {
        return range(call);
      }
      if (scope.isMacro(name.name())) {
        return macro(call, name.name());
      }
      refuse(name.offset(), Vocabulary.FUNCTION.naming(name.name()));
    } else {
      refuse(call.offset(), "a call of a value");
    }
    arguments(call.arguments());
    return ValueType.UNKNOWN;
  }

  private ValueType method(Expression.Call call, Expression.Attribute method) {
    notes.saw("method " + method.name());
    ValueType of = expressions.value(method.of());
    if (!Names.METHODS.contains(method.name()) || !call.arguments().isEmpty()) {
      refuse(method.offset(), "the method `" + method.name() + "`");
      arguments(call.arguments());
      return ValueType.UNKNOWN;
    }
    expressions.require(method.offset(), "`" + method.name() + "`", of, ValueType.MAPPING);
    return method.name().equals("items") ? ValueType.PAIRS : ValueType.LIST;
  }

  private ValueType range(Expression.Call call) {
    notes.saw("function range");
    List<Expression> placed = call.arguments().placed();
    boolean right =
        call.arguments().named().isEmpty()
            && (placed.size() == 1 || placed.size() == 2)
            && placed.stream()
                .allMatch(
                    bound ->
                        bound instanceof Expression.Whole number && number.value() <= MAX_RANGE);
    if (!right) {
      notes.refuse(
          call.offset(),
          DialectRule.CALL,
          "these arguments of `range`",
          "range(end) or range(start, end) with numbers up to " + MAX_RANGE);
    }
    return ValueType.LIST;
  }

  private ValueType macro(Expression.Call call, String name) {
    notes.saw("call of a macro");
    boolean nested = !open.add(name);
    if (nested || scope.isWithinMacro(name)) {
      notes.refuse(
          call.offset(),
          DialectRule.CALL,
          "a call of the macro `" + name + "` within itself, which Jinjava refuses",
          "a loop, or {% set x = " + name + "(…) %} before it");
    }
    arguments(call.arguments());
    if (!nested) {
      open.remove(name);
    }
    scope.macro(name).ifPresent(macro -> parameters(call, name, macro));
    return ValueType.TEXT;
  }

  private void parameters(Expression.Call call, String name, Macro macro) {
    int placed = call.arguments().placed().size();
    List<String> named = call.arguments().named().stream().map(Expression.Named::name).toList();
    List<String> all = macro.parameters();
    boolean right =
        placed <= all.size()
            && all.subList(placed, all.size()).containsAll(named)
            && (placed >= macro.required()
                || named.containsAll(all.subList(placed, macro.required())));
    if (!right) {
      notes.refuse(
          call.offset(),
          DialectRule.CALL,
          "these arguments of the macro `" + name + "`",
          name + "(" + String.join(", ", all) + ")");
    }
  }

  private void arguments(Arguments arguments) {
    arguments.placed().forEach(expressions::value);
    arguments.named().forEach(named -> expressions.value(named.value()));
  }

  private void refuse(int offset, String what) {
    notes.refuse(offset, DialectRule.CALL, what);
  }
}
