package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what hosts answered, of which nothing need be there or be of the type that is expected. */
final class AnyJson {

  private AnyJson() {}

  /** Whether there is anything but an empty value. */
  static boolean isSet(JsonNode value) {
    if (value.isContainerNode()) {
      return !value.isEmpty();
    }
    return value.isNumber()
        ? value.asDouble() != 0
        : value.isBoolean() ? value.booleanValue() : !value.asText("").isEmpty();
  }

  /** The texts of a list; none where it is no list. */
  static List<String> texts(JsonNode list) {
    List<String> found = new ArrayList<>();
    if (list.isArray()) {
      list.forEach(item -> found.add(item.asText("")));
    }
    return List.copyOf(found);
  }

  /** The values of an object by their keys, in its order; none where it is no object. */
  static Map<String, JsonNode> entries(JsonNode object) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    object.properties().forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }
}
