package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;

/**
 * What a host answered to {@code scalable.jitsi.probe}. The host may be in other hands: nothing in
 * it need be there, or be of the type that is expected.
 */
final class Answer {

  /** A host that was not asked. */
  static final Answer NONE = new Answer(MissingNode.getInstance());

  private static final int HTTP_OK = 200;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private final JsonNode json;
  private final Map<String, JsonNode> bodies = new HashMap<>();

  Answer(JsonNode json) {
    this.json = json;
  }

  /** What is there; missing where nothing is. */
  JsonNode at(String... steps) {
    JsonNode found = json;
    for (String step : steps) {
      found = found.path(step);
    }
    return found;
  }

  /** The text there; empty where none is. */
  String text(String... steps) {
    return at(steps).asText("");
  }

  boolean isEmpty() {
    return !AnyJson.isSet(json);
  }

  boolean isReached() {
    return AnyJson.isSet(at("reached"));
  }

  /** Whether the host says that the unit runs. */
  boolean runs(String unit) {
    String state = text("units", unit, "active");
    return state.equals("active") || state.equals("reloading");
  }

  /** The JSON object that a request was answered with; missing where it was another answer. */
  JsonNode body(String request) {
    return bodies.computeIfAbsent(request, this::parse);
  }

  private JsonNode parse(String request) {
    JsonNode reply = at("requests", request);
    if (reply.path("status").asInt() == HTTP_OK) {
      try {
        JsonNode document = MAPPER.readTree(reply.path("body").asText(""));
        return document.isObject() ? document : MissingNode.getInstance();
      } catch (JacksonException e) {
        return MissingNode.getInstance();
      }
    }
    return MissingNode.getInstance();
  }
}
