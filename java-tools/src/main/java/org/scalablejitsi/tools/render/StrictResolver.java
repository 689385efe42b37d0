package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.el.TypeConvertingMapELResolver;
import com.hubspot.jinjava.el.ext.AbstractCallableMethod;
import com.hubspot.jinjava.el.ext.JinjavaBeanELResolver;
import com.hubspot.jinjava.el.ext.JinjavaListELResolver;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.objects.collections.SizeLimitingPyMap;
import com.hubspot.jinjava.util.ForLoop;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jinjava.javax.el.CompositeELResolver;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.MethodNotFoundException;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.dialect.Vocabulary;

/** Reads attributes and items for Jinjava: plain data only, and notes what is not there. */
final class StrictResolver extends CompositeELResolver {

  /** {@code map.items()} asks for an item of that name first. */
  private static final Set<String> MAP_METHODS =
      Arrays.stream(SizeLimitingPyMap.class.getMethods())
          .map(Method::getName)
          .collect(Collectors.toUnmodifiableSet());

  StrictResolver() {
    add(new JinjavaListELResolver(true));
    add(new TypeConvertingMapELResolver(true));
    add(new PlainDataResolver());
  }

  @Override
  public @Nullable Object getValue(ELContext context, Object base, Object property) {
    Object value = super.getValue(context, base, property);
    String name = String.valueOf(property);
    if (value == null && isData(base, name)) {
      boolean isNull = base instanceof Map<?, ?> map && map.containsKey(property);
      if (JinjavaInterpreter.getCurrent() instanceof StrictInterpreter strict) {
        strict.noteUndefined(name, isNull);
      }
    }
    return value;
  }

  private static boolean isData(Object base, String name) {
    return base instanceof Map
        ? !MAP_METHODS.contains(name)
        : base instanceof List && name.matches("-?[0-9]+");
  }

  /**
   * The few methods and attributes that templates have a use for. Java has more: a text could be
   * matched against an expression that never ends, or repeated until no memory is left.
   */
  private static final class PlainDataResolver extends JinjavaBeanELResolver {

    private static final Set<String> OF_PAIRS = Set.of("getKey", "getValue", "key", "value");

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

    private static boolean has(Object base, Object property) {
      String name = String.valueOf(property);
      return (base instanceof Map && Vocabulary.METHOD.has(name))
          || (base instanceof ForLoop && Vocabulary.LOOP_ATTRIBUTE.has(name))
          || (base instanceof Map.Entry && OF_PAIRS.contains(name))
          || (isOfJinjava(base) && OF_JINJAVA.contains(name));
    }

    private static boolean isOfJinjava(Object base) {
      return base instanceof Filter
          || base instanceof ExpTest
          || base instanceof AbstractCallableMethod;
    }
  }
}
