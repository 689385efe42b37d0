package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.scalablejitsi.tools.problem.Rule;
import org.scalablejitsi.tools.secrets.RotationPhase;

/**
 * The rotation of the TURN servers' secret, of which each coturn takes some versions. Nothing is
 * done while a server does not answer, since participants would get credentials that it does not
 * know; in an emergency it is left behind.
 */
final class TurnRotation {

  static final Rule IN_VAULT = Rule.error("JT664");
  static final Rule SETTLED = Rule.error("JT665");
  private static final String NEXT = "next";
  private static final String PREVIOUS = "previous";
  private static final String IS_SETTLED = "settled";

  private final RotatedSecret secret;
  private final Map<String, JsonNode> answers;
  private final boolean isGivenUp;
  private final boolean isEmergency;

  TurnRotation(RotatedSecret secret, JsonNode answers, boolean isGivenUp, boolean isEmergency) {
    this.secret = secret;
    this.answers = new TreeMap<>(AnyJson.entries(answers));
    this.isGivenUp = isGivenUp;
    this.isEmergency = isEmergency;
  }

  /** What keeps it from being done. */
  Optional<BrokenRule> refusal() {
    List<String> strange = hosts(it -> isReached(it) && !AnyJson.isSet(it.path("found")));
    if (!strange.isEmpty()) {
      return Optional.of(
          secret.broken(
              IN_VAULT,
              "coturn on "
                  + String.join(", ", strange)
                  + " takes no secret that is in the vault file. Is this the vault file in use? If"
                  + " so, site.yml gives coturn the current one."));
    }
    return !waits() && isGivenUp && !secret.has(NEXT) && secret.has(PREVIOUS)
        ? Optional.of(secret.inUse())
        : Optional.empty();
  }

  RotatedSecret.Step step() {
    if (waits()) {
      String says = "nothing is done, because " + String.join(", ", away()) + " cannot be asked";
      return secret.step(RotationPhase.NONE, says, says);
    }
    boolean leftOver =
        secret.has(PREVIOUS)
            || !(isEmergency
                || answers.values().stream().allMatch(it -> AnyJson.isSet(it.path(IS_SETTLED))));
    // Each coturn takes it before prosody gives it out, so that it is never taken already.
    RotationPhase.Standing standing = new RotationPhase.Standing(secret.has(NEXT), false, leftOver);
    return secret.step(RotationPhase.first(standing, isGivenUp), false);
  }

  private boolean waits() {
    List<String> away = away();
    return !away.isEmpty() && (!isEmergency || away.size() == answers.size());
  }

  private List<String> away() {
    return hosts(it -> !isReached(it));
  }

  private List<String> hosts(Predicate<JsonNode> chosen) {
    return answers.entrySet().stream()
        .filter(it -> chosen.test(it.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isReached(JsonNode answer) {
    return AnyJson.isSet(answer.path("reached"));
  }

  /** The reason by host that does not take what the vault has, and nothing else. */
  static Map<String, String> behind(JsonNode question) {
    Map<String, String> reasons = new TreeMap<>();
    AnyJson.entries(question.path("turn"))
        .forEach(
            (host, answer) -> {
              if (!AnyJson.isSet(answer.path(IS_SETTLED))) {
                reasons.put(host, new BrokenRule(SETTLED, reason(answer)).message());
              }
            });
    return reasons;
  }

  private static String reason(JsonNode answer) {
    JsonNode reason = answer.path("reason");
    return AnyJson.isSet(reason)
        ? reason.asText()
        : "coturn does not take exactly the secrets of the vault file";
  }
}
