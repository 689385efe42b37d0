package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.el.ext.AbstractCallableMethod;
import com.hubspot.jinjava.el.ext.JinjavaBeanELResolver;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.objects.PyWrapper;
import com.hubspot.jinjava.util.ForLoop;
import java.util.Map;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.MethodNotFoundException;
import org.jspecify.annotations.Nullable;

/** Methods of text, lists, maps and Jinja's own things; no other Java object has any. */
final class PlainDataResolver extends JinjavaBeanELResolver {

  PlainDataResolver() {
    super(true);
  }

  @Override
  public @Nullable Object getValue(ELContext context, Object base, Object property) {
    return isPlain(base) ? super.getValue(context, base, property) : null;
  }

  @Override
  public Object invoke(
      ELContext context,
      Object base,
      Object method,
      Class<?> @Nullable [] paramTypes,
      Object[] params) {
    if (!isPlain(base)) {
      throw new MethodNotFoundException("there is no method '" + method + "' here");
    }
    return super.invoke(context, base, method, paramTypes, params);
  }

  private static boolean isPlain(Object base) {
    return base instanceof String
        || base instanceof PyWrapper
        || base instanceof Map.Entry
        || base instanceof ForLoop
        || base instanceof Filter
        || base instanceof ExpTest
        || base instanceof AbstractCallableMethod;
  }
}
