package org.scalablejitsi.tools.format;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plain values of somebody else's HOCON text, which may hold secrets: no error quotes it. */
public final class HoconValues {

  private HoconValues() {}

  /** The values by the names that lead to them; empty when the text is no HOCON. */
  public static Optional<Map<List<String>, String>> of(String text) {
    try {
      Map<List<String>, String> values = new LinkedHashMap<>();
      collect(HoconTree.parse(text).root(), List.of(), values);
      return Optional.of(values);
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  private static void collect(
      ConfigValue value, List<String> path, Map<List<String>, String> values) {
    HoconTree.children(value)
        .forEach(
            (name, child) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              collect(child, List.copyOf(longer), values);
            });
    if (isPlain(value)) {
      values.put(path, String.valueOf(value.unwrapped()));
    }
  }

  /** What hangs on the host's environment has no value here. */
  private static boolean isPlain(ConfigValue value) {
    try {
      return value.valueType() == ConfigValueType.STRING
          || value.valueType() == ConfigValueType.NUMBER
          || value.valueType() == ConfigValueType.BOOLEAN;
    } catch (ConfigException.NotResolved e) {
      return false;
    }
  }
}
