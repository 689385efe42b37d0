package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Function;

/** What can be judged, each by its name in a request. */
enum Phase {
  /** Whether the bridges that stay can carry what the leaving ones carry. */
  CAPACITY(Capacity::judge),
  /** Why a bridge that runs is not logged in at prosody. */
  LOGIN(LoginFailure::judge),
  /** What a rotation cost, and which bridges are behind. */
  ROTATION_COST(RotationCost::judge),
  /** How the running cluster is. */
  VERIFY(VerifyVerdict::judge);

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
