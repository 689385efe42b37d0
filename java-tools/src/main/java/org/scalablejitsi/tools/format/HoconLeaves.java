package org.scalablejitsi.tools.format;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody else's HOCON text sets, and where; it may hold secrets, and no error quotes it. */
public final class HoconLeaves {

  private HoconLeaves() {}

  /**
   * One value that is no object.
   *
   * @param key the names that lead to it, with dots
   * @param value a text, number or boolean, or a list of such and of maps; empty where the host's
   *     environment decides
   */
  public record Leaf(String key, int line, Optional<Object> value) {
    @Override
    public String toString() {
      return "leaf " + key;
    }
  }

  /** All of them by their lines; nothing when the text is no HOCON. */
  public static Optional<List<Leaf>> of(String text) {
    try {
      List<Leaf> leaves = new ArrayList<>();
      collect(HoconTree.parse(text).root(), "", leaves);
      return Optional.of(leaves);
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  private static void collect(ConfigValue value, String path, List<Leaf> leaves) {
    if (value instanceof ConfigObject) {
      HoconTree.children(value).entrySet().stream()
          .sorted(HoconTree.IN_ORDER)
          .forEach(
              child ->
                  collect(
                      child.getValue(),
                      path.isEmpty() ? child.getKey() : path + "." + child.getKey(),
                      leaves));
    } else {
      leaves.add(new Leaf(path, line(value), plain(value)));
    }
  }

  /** Some values have none. */
  private static int line(ConfigValue value) {
    return Math.max(HoconTree.line(value), 1);
  }

  private static Optional<Object> plain(ConfigValue value) {
    try {
      return Optional.ofNullable(value.unwrapped());
    } catch (ConfigException.NotResolved e) {
      return Optional.empty();
    }
  }
}
