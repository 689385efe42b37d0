package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Judges whether a fleet can do without some of its bridges. */
final class Capacity {

  private Capacity() {}

  static Object judge(JsonNode question) {
    return Map.of("ok", question.path("leaving").isEmpty(), "reason", "");
  }
}
