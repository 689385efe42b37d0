package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Function;

/** What can be judged, each by its name in a request. */
enum Phase {
  /** Whether the bridges that stay can carry what the leaving ones carry. */
  CAPACITY(Capacity::judge),
  /** Where the rotation of each secret stands, and what is to be done. */
  ROTATION(RotationSteps::judge),
  /** Which TURN servers do not take the secrets of the vault. */
  TURN_BEHIND(TurnRotation::behind);

  @SuppressWarnings("ImmutableEnumChecker") // functions without a state
  private final Function<JsonNode, Object> judge;

  Phase(Function<JsonNode, Object> judge) {
    this.judge = judge;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Object judge(JsonNode question) {
    return judge.apply(question);
  }
}
