package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.el.ext.AbstractCallableMethod;
import com.hubspot.jinjava.el.ext.JinjavaBeanELResolver;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.util.ForLoop;
import java.util.Map;
import java.util.Set;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.MethodNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * The few methods and attributes that templates have a use for. Java has more: a text could be
 * matched against an expression that never ends, or repeated until no memory is left.
 */
final class PlainDataResolver extends JinjavaBeanELResolver {

  private static final Set<String> OF_MAPPINGS = Set.of("items", "keys", "values");
  private static final Set<String> OF_PAIRS = Set.of("getKey", "getValue", "key", "value");
  private static final Set<String> OF_LOOPS =
      Set.of("first", "index", "index0", "last", "length", "revindex", "revindex0");

  /** How Jinjava itself runs filters, tests and macros. */
  private static final Set<String> OF_JINJAVA = Set.of("evaluate", "evaluateNegated", "filter");

  PlainDataResolver() {
    super(true);
  }

  @Override
  public @Nullable Object getValue(ELContext context, Object base, Object property) {
    return has(base, property) ? super.getValue(context, base, property) : null;
  }

  @Override
  public Object invoke(
      ELContext context,
      Object base,
      Object method,
      Class<?> @Nullable [] paramTypes,
      Object[] params) {
    if (!has(base, method)) {
      throw new MethodNotFoundException("there is no method '" + method + "' here");
    }
    return super.invoke(context, base, method, paramTypes, params);
  }

  private static boolean has(Object base, Object name) {
    return namesOf(base).contains(String.valueOf(name));
  }

  private static Set<String> namesOf(Object base) {
    if (base instanceof Map) {
      return OF_MAPPINGS;
    }
    if (base instanceof Map.Entry) {
      return OF_PAIRS;
    }
    if (base instanceof ForLoop) {
      return OF_LOOPS;
    }
    return base instanceof Filter
            || base instanceof ExpTest
            || base instanceof AbstractCallableMethod
        ? OF_JINJAVA
        : Set.of();
  }
}
