package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.el.TypeConvertingMapELResolver;
import com.hubspot.jinjava.el.ext.JinjavaListELResolver;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.objects.collections.SizeLimitingPyMap;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jinjava.javax.el.CompositeELResolver;
import jinjava.javax.el.ELContext;
import org.jspecify.annotations.Nullable;

/** Attributes and items: notes those that are not there, and reaches nothing but plain data. */
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
        strict.missed(name, isNull);
      }
    }
    return value;
  }

  private static boolean isData(Object base, String name) {
    return base instanceof Map
        ? !MAP_METHODS.contains(name)
        : base instanceof List && name.matches("-?[0-9]+");
  }
}
