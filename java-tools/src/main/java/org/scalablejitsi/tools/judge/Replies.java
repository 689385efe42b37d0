package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;

/** Answers of a host's own HTTP services. */
final class Replies {

  private Replies() {}

  /** Why one is not as it should be: the status, or why there is none. */
  static String why(JsonNode reply) {
    JsonNode status = reply.path("status");
    return AnyJson.isSet(status) ? "answers " + status.asText() : reply.path("error").asText("");
  }
}
