package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;

/** Says why a bridge that runs is not logged in at prosody. */
final class LoginFailure {

  private LoginFailure() {}

  static Object judge(JsonNode question) {
    JsonNode settings = question.path("login");
    return Printable.of(
        WayToProsody.loginFailure(
            question.path("bridge").asText(""),
            settings.path("HOSTNAME").asText(""),
            settings.path("PORT").asInt(),
            question.path("result"),
            WayToProsody.admitted(question.path("admits"))));
  }
}
