package org.scalablejitsi.tools.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.suggest.Nearest;

/** The keys that a service reads, one name below the other. */
final class KeyTree {

  private static final String ANY_NAME = "*";
  private static final String ANYTHING_BELOW = "**";

  private final Map<String, KeyTree> children = new LinkedHashMap<>();

  /** From lines of dotted keys. */
  static KeyTree of(Collection<String> keys) {
    KeyTree root = new KeyTree();
    for (String key : keys) {
      root.add(List.of(key.split("\\.", -1)));
    }
    return root;
  }

  private void add(List<String> names) {
    if (!names.isEmpty()) {
      children
          .computeIfAbsent(names.get(0), name -> new KeyTree())
          .add(names.subList(1, names.size()));
    }
  }

  /** What is known below a name; null when the name is unknown. */
  @Nullable KeyTree child(String name) {
    if (children.containsKey(ANYTHING_BELOW)) {
      return this;
    }
    KeyTree exact = children.get(name);
    if (exact == null) {
      // The names that we know in capitals (HOSTNAME …) are those that are read in either case.
      exact = children.get(name.toUpperCase(Locale.ROOT));
    }
    return exact == null ? children.get(ANY_NAME) : exact;
  }

  /** The known name that this unknown one resembles, if there is one. */
  List<String> nearest(String name) {
    return Nearest.of(name, children.keySet(), 1);
  }
}
