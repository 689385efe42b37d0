package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes questions of short JSON, in which names need no quotes and texts have single ones. */
final class Questions {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .build();

  private Questions() {}

  static ObjectNode object(String json) {
    return (ObjectNode) any(json);
  }

  static JsonNode any(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** The object with what it has otherwise. */
  static ObjectNode with(ObjectNode object, String otherwise) {
    ObjectNode copy = object.deepCopy();
    copy.setAll(object(otherwise));
    return copy;
  }
}
