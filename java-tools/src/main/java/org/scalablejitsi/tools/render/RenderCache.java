package org.scalablejitsi.tools.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a template gave so far, by the values it read. A template that reads the same
 * values takes the same way through itself, so for a host with those it need not be rendered again.
 */
final class RenderCache {

  private static final Object ABSENT = new Object();

  /** Lists and maps as keys: of two maps with other orders a loop makes two texts. */
  private record Items(List<@Nullable Object> items) {}

  private final Map<Set<String>, Map<List<@Nullable Object>, String>> textsByNames =
      new LinkedHashMap<>();

  Optional<String> find(Map<String, @Nullable Object> variables) {
    return textsByNames.entrySet().stream()
        .flatMap(
            texts ->
                Optional.ofNullable(texts.getValue().get(key(texts.getKey(), variables))).stream())
        .findFirst();
  }

  /** Keeps a text under the values of the variables that were read on the way to it. */
  void keep(Set<String> read, Map<String, @Nullable Object> variables, String text) {
    Set<String> names = Set.copyOf(read);
    textsByNames.computeIfAbsent(names, any -> new HashMap<>()).put(key(names, variables), text);
  }

  private static List<@Nullable Object> key(
      Set<String> names, Map<String, @Nullable Object> variables) {
    List<@Nullable Object> values = new ArrayList<>(names.size());
    for (String name : names) {
      values.add(variables.containsKey(name) ? key(variables.get(name)) : ABSENT);
    }
    return values;
  }

  private static @Nullable Object key(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      List<@Nullable Object> items = new ArrayList<>(2 * map.size());
      map.forEach(
          (name, item) -> {
            items.add(name);
            items.add(key(item));
          });
      return new Items(items);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(key(item)));
      return items;
    }
    return value;
  }
}
