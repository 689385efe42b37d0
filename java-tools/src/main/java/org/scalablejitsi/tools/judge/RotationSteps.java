package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out where the rotation of each secret stands, from the vault and from what services take.
 */
final class RotationSteps {

  /**
   * What is to be done.
   *
   * @param steps by secret
   * @param problems why something cannot be done; then nothing is
   */
  record Verdict(Map<String, RotatedSecret.Step> steps, List<String> problems) {}

  private final JsonNode question;
  private final Map<String, RotatedSecret.Step> steps = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private RotationSteps(JsonNode question) {
    this.question = question;
  }

  static Verdict judge(JsonNode question) {
    RotationSteps judged = new RotationSteps(question);
    boolean isGivenUp = AnyJson.isSet(question.path("rollback"));
    AnyJson.entries(question.path("fits"))
        .forEach(
            (name, fits) -> {
              RotatedSecret secret = judged.secret(name);
              judged.add(
                  secret,
                  LoginRotation.refusal(secret, fits.asText(), isGivenUp),
                  () -> LoginRotation.step(secret, fits.asText(), isGivenUp));
            });
    JsonNode answers = question.path("turn");
    if (!answers.isEmpty()) {
      RotatedSecret secret = judged.secret("turn");
      boolean isEmergency = AnyJson.isSet(question.path("emergency"));
      TurnRotation turn = new TurnRotation(secret, answers, isGivenUp, isEmergency);
      judged.add(secret, turn.refusal(), turn::step);
    }
    return new Verdict(judged.steps, judged.problems);
  }

  private RotatedSecret secret(String name) {
    return new RotatedSecret(name, question.path("versions").path(name));
  }

  private void add(
      RotatedSecret secret, Optional<BrokenRule> refusal, Supplier<RotatedSecret.Step> step) {
    refusal.ifPresentOrElse(
        it -> problems.add(it.message()), () -> steps.put(secret.name(), step.get()));
  }
}
