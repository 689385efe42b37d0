package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a rotation stands follows from the vault and from what prosody and each coturn take. */
final class RotationStepsTest {

  private static final String ONE = "{generation: 1, created: '2026-11-21T08:00:00Z'}";
  private static final String TWO = "{generation: 2, created: '2026-11-22T08:00:00Z'}";
  private static final String NEW = "{current: " + ONE + "}";
  private static final String STAGED = "{current: " + ONE + ", next: " + TWO + "}";
  private static final String PROMOTED =
      "{current: " + TWO + ", previous: " + ONE + ", next: null}";

  private static final String AWAY =
      "{reached: false, reason: 'does not answer Ansible: no route'}";
  private static final String TAKES_IT = "{reached: true, found: ['current'], settled: true}";
  private static final String LEFT_OVER =
      "{reached: true, found: ['current'], unknown: 1, settled: false}";

  @ParameterizedTest
  @CsvSource({
    "NEW, current, false, stage",
    "STAGED, current, false, change",
    "STAGED, next, false, promote",
    "PROMOTED, current, false, finish",
    "STAGED, current, true, abandon",
    "NEW, current, true, none"
  })
  void findsTheNextStepOfEachDurableState(
      String versions, String fits, boolean rollback, String phase) {
    for (String name : List.of("jvb", "focus")) {
      RotationSteps.Verdict verdict = login(name, versions, fits, rollback);

      assertThat(verdict.problems()).isEmpty();
      assertThat(step(verdict, name).phase()).isEqualTo(phase);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NEW, none, false, in no version of the vault file, JT660",
    "STAGED, none, true, in no version of the vault file, JT660",
    "PROMOTED, previous, false, run site.yml, JT661",
    "STAGED, next, true, prosody has generation 2 already, JT662",
    "PROMOTED, current, true, generation 2 is in use already, JT663"
  })
  void refusesWhatCannotBeDone(
      String versions, String fits, boolean rollback, String says, String rule) {
    for (String name : List.of("jvb", "focus")) {
      RotationSteps.Verdict verdict = login(name, versions, fits, rollback);

      assertThat(verdict.steps()).isEmpty();
      assertThat(verdict.problems())
          .singleElement()
          .asString()
          .startsWith(name + ": ")
          .contains(says)
          .endsWith("Nothing was changed. [" + rule + "]");
    }
  }

  @Test
  void namesWhatWasLeftOverWhichIsNoNewRotation() {
    assertThat(step(login("jvb", "PROMOTED", "current", false), "jvb").done())
        .isEqualTo(
            "jvb: finished the rotation to generation 2, begun 2026-11-22T08:00:00Z; run this again"
                + " to rotate");
  }

  @Test
  void hasAStepForEachSecret() {
    RotationSteps.Verdict verdict =
        RotationSteps.judge(
            Questions.object(
                "{versions: {jvb: %s, focus: %s}, fits: {jvb: 'current', focus: 'next'}}"
                    .formatted(NEW, STAGED)));

    assertThat(verdict.steps().keySet()).containsExactly("jvb", "focus");
    assertThat(verdict.steps().values())
        .extracting(RotatedSecret.Step::phase)
        .containsExactly("stage", "promote");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NEW | current | true | false | stage",
        "NEW | current | true | true | none",
        "STAGED | current | false | false | change",
        "STAGED | current,next | true | false | change",
        "STAGED | current,next | true | true | abandon",
        "PROMOTED | current,previous | true | false | finish",
        // Killed between the vault and coturn's database.
        "NEW | current | false | false | finish"
      })
  void findsTheNextStepOfTheTurnServers(
      String versions, String found, boolean settled, boolean rollback, String phase) {
    ObjectNode answer = Questions.object("{reached: true}").put("settled", settled);
    List.of(found.split(",")).forEach(answer.putArray("found")::add);
    ObjectNode question = turn(versions, "{turn1: " + answer + "}").put("rollback", rollback);

    assertThat(step(question).phase()).isEqualTo(phase);
  }

  @Test
  void beginsAndGivesUpNothingWhileAServerDoesNotAnswer() {
    for (String versions : List.of("NEW", "STAGED", "PROMOTED")) {
      RotatedSecret.Step step =
          step(turn(versions, "{turn1: %s, turn2: %s}".formatted(TAKES_IT, AWAY)));

      assertThat(step.phase()).isEqualTo("none");
      assertThat(step.says()).isEqualTo("turn: nothing is done, because turn2 cannot be asked");
    }
  }

  @Test
  void leavesAServerBehindInAnEmergencyButNotAll() {
    String both = "{turn1: %s, turn2: %s}".formatted(TAKES_IT, AWAY);

    assertThat(step(turn("NEW", both).put("emergency", true)).phase()).isEqualTo("stage");
    assertThat(step(turn("NEW", "{turn2: " + AWAY + "}").put("emergency", true)).phase())
        .isEqualTo("none");
  }

  @Test
  void doesNotOnlyFinishWhatWasLeftOverInAnEmergency() {
    ObjectNode question = turn("NEW", "{turn1: " + LEFT_OVER + "}").put("emergency", true);

    assertThat(step(question).phase()).isEqualTo("stage");
  }

  @Test
  void refusesWhatCannotBeDoneToTheTurnServers() {
    ObjectNode strange = turn("NEW", "{turn1: {reached: true, found: [], settled: false}}");
    ObjectNode late = turn("PROMOTED", "{turn1: " + TAKES_IT + "}").put("rollback", true);

    assertThat(RotationSteps.judge(strange).steps()).isEmpty();
    assertThat(RotationSteps.judge(strange).problems())
        .singleElement()
        .asString()
        .contains("coturn on turn1 takes no secret that is in the vault")
        .endsWith("Nothing was changed. [JT664]");
    assertThat(RotationSteps.judge(late).steps()).isEmpty();
    assertThat(RotationSteps.judge(late).problems())
        .singleElement()
        .asString()
        .contains("generation 2 is in use already and cannot be given up.")
        .endsWith("Nothing was changed. [JT663]");
  }

  @Test
  void namesWhoIsBehindWithTheReason() {
    String answers =
        "{turn: {turn3: %s, turn1: %s, turn2: %s}}".formatted(LEFT_OVER, TAKES_IT, AWAY);

    assertThat(TurnRotation.behind(Questions.object(answers)))
        .containsExactly(
            entry("turn2", "does not answer Ansible: no route [JT665]"),
            entry("turn3", "coturn does not take exactly the secrets of the vault file [JT665]"));
  }

  private static RotationSteps.Verdict login(
      String name, String versions, String fits, boolean rollback) {
    return RotationSteps.judge(
        Questions.object(
            "{versions: {%1$s: %2$s}, fits: {%1$s: '%3$s'}, rollback: %4$s}"
                .formatted(name, versions(versions), fits, rollback)));
  }

  private static ObjectNode turn(String versions, String answers) {
    return Questions.object(
        "{versions: {turn: %s}, fits: {}, turn: %s}".formatted(versions(versions), answers));
  }

  private static RotatedSecret.Step step(ObjectNode question) {
    RotationSteps.Verdict verdict = RotationSteps.judge(question);
    assertThat(verdict.problems()).isEmpty();
    return step(verdict, "turn");
  }

  private static RotatedSecret.Step step(RotationSteps.Verdict verdict, String name) {
    return Objects.requireNonNull(verdict.steps().get(name));
  }

  private static String versions(String name) {
    return switch (name) {
      case "NEW" -> NEW;
      case "STAGED" -> STAGED;
      case "PROMOTED" -> PROMOTED;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
