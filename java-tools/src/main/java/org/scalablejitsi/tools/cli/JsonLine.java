package org.scalablejitsi.tools.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** An answer for scripts: one line of JSON. */
final class JsonLine {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonLine() {}

  static String of(Object answer) {
    try {
      return MAPPER.writeValueAsString(answer) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer is always JSON", e);
    }
  }
}
