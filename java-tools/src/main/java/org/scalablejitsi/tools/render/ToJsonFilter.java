package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.AdvancedFilter;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ansible's filter {@code to_json}, to the byte. It is how free text gets into a file: what it
 * writes is a literal in JSON, JavaScript and HOCON, and with {@code ensure_ascii=false} in Lua.
 */
final class ToJsonFilter implements AdvancedFilter {

  private static final Set<String> OPTIONS = Set.of("indent", "sort_keys", "ensure_ascii");
  private static final int MAX_INDENT = 16;
  private static final String TAKES =
      "to_json takes indent (0 to 16), sort_keys and ensure_ascii (true or false) and nothing else";

  @Override
  public String getName() {
    return "to_json";
  }

  @Override
  public @Nullable Object filter(
      @Nullable Object value,
      JinjavaInterpreter interpreter,
      Object[] arguments,
      Map<String, Object> options) {
    if (arguments.length > 0 || !OPTIONS.containsAll(options.keySet())) {
      throw new InterpretException(TAKES);
    }
    return new PythonJson(
            indent(options.get("indent")),
            isTrue(options.getOrDefault("sort_keys", false)),
            isTrue(options.getOrDefault("ensure_ascii", true)))
        .text(value);
  }

  private static int indent(@Nullable Object indent) {
    if (indent == null) {
      return PythonJson.ONE_LINE;
    }
    if (indent instanceof Long columns && columns >= 0 && columns <= MAX_INDENT) {
      return columns.intValue();
    }
    throw new InterpretException(TAKES);
  }

  private static boolean isTrue(Object value) {
    if (value instanceof Boolean isTrue) {
      return isTrue;
    }
    throw new InterpretException(TAKES);
  }
}
