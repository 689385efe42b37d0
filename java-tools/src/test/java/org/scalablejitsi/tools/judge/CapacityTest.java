package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fleet lets bridges go only while the others can carry their load. */
final class CapacityTest {

  private static final Map<String, String> NICKNAMES =
      Map.of("bridge1", "one", "bridge2", "two", "bridge3", "three");
  private static final String REMEDY =
      ". Wait for fewer participants, add a bridge, or raise jitsi_capacity_max_stress or"
          + " jitsi_capacity_max_participants. ";

  @Test
  void findsRoomOnTheOthers() {
    assertThat(judge(withStress("one", 0.3, "two", 0.5, "three", 0.7), "bridge2"))
        .isEqualTo(
            new Capacity.Verdict(
                true,
                "bridge1, bridge3 can carry what bridge2 carries: stress 0.5 of 0.6 free at up to"
                    + " 0.8 each"));
  }

  @Test
  void takesRoomThatIsJustEnough() {
    ObjectNode question = question(withStress("one", 0.5, "two", 0.25), "bridge2");

    assertThat(Capacity.judge(question.put("max_stress", 0.75)).ok()).isTrue();
  }

  @Test
  void countsThoseThatLeaveTogether() {
    String seen = withStress("one", 0.1, "two", 0.4, "three", 0.4);

    assertThat(judge(seen, "bridge2").ok()).isTrue();
    assertThat(judge(seen, "bridge2", "bridge3"))
        .isEqualTo(
            new Capacity.Verdict(
                false,
                "bridge1 cannot carry what bridge2, bridge3 carries: stress 0.8 of 0.7 free at up"
                    + " to 0.8 each. Nothing was done to bridge2, bridge3"
                    + REMEDY
                    + "[JT640]"));
  }

  @Test
  void takesNothingFromTheRoomOfOthersForAnOverloadedBridge() {
    assertThat(judge(withStress("one", 1.9, "two", 0.5, "three", 0.2), "bridge2").ok()).isTrue();
  }

  @Test
  void limitsParticipantsTooWhereALimitIsSet() {
    String seen = debug("one: {endpoints: 30}, two: {endpoints: 60}, three: {endpoints: 25}");

    assertThat(judge(seen, "bridge2").ok()).isTrue();
    assertThat(Capacity.judge(question(seen, "bridge2").put("max_participants", "")).ok()).isTrue();
    Capacity.Verdict refused =
        Capacity.judge(question(seen, "bridge2").put("max_participants", 50));
    assertThat(refused.ok()).isFalse();
    assertThat(refused.reason()).contains("participants 60 of 45 free at up to 50 each");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drain: true | drains",
        "healthy: false | is not healthy",
        "operational: false | is not healthy",
        "'shutting-down': true | shuts down",
        "'graceful-shutdown': true | shuts down"
      },
      quoteCharacter = '"')
  void hasNoRoomOnABridgeThatTakesNoConference(String state, String word) {
    String seen = debug("one: {}, two: {stress: 0.9, endpoints: 20}, three: {" + state + "}");

    Capacity.Verdict verdict = judge(seen, "bridge2");
    assertThat(verdict.ok()).isFalse();
    assertThat(verdict.reason()).contains("(bridge3 " + word + ")");
    assertThat(judge(seen, "bridge1").ok()).as("nor when nothing has to be carried").isFalse();
  }

  @Test
  void leavesOneAtLeast() {
    String seen = debug("one: {drain: true}, two: {}");

    assertThat(judge(seen, "bridge2"))
        .isEqualTo(
            new Capacity.Verdict(
                false,
                "no bridge would be left to take conferences (bridge1 drains; bridge3 is not in"
                    + " the brewery). Nothing was done to bridge2"
                    + REMEDY
                    + "[JT641]"));
    ObjectNode alone = question(seen, "bridge2");
    alone.putObject("nicknames").put("bridge2", "two");
    assertThat(Capacity.judge(alone).reason()).contains("there is no other");
  }

  @Test
  void takesStressWithoutParticipantsForNoLoad() {
    Capacity.Verdict verdict = judge(debug("one: {stress: 1.11}, two: {stress: 1.11}"), "bridge2");
    assertThat(verdict.ok()).isTrue();
    assertThat(verdict.reason())
        .contains("bridge1 can carry what bridge2 carries: stress 0 of 0 free");
    // What people need is carried only by a machine that has room.
    assertThat(
            judge(debug("one: {stress: 1.11}, two: {stress: 0.5, endpoints: 9}"), "bridge2").ok())
        .isFalse();
    assertThat(judge(debug("one: {stress: 1.11, endpoints: 9}, two: {}"), "bridge2").ok())
        .isFalse();
  }

  @Test
  void carriesNothingForABridgeThatIsDeadAlready() {
    Capacity.Verdict verdict = judge(debug("one: {}, three: {}"), "bridge2");

    assertThat(verdict.ok()).isTrue();
    assertThat(verdict.reason()).contains("stress 0 of 1.6 free");
  }

  @Test
  void countsManyBridgesInsteadOfNamingThem() {
    Map<String, String> many = new LinkedHashMap<>();
    IntStream.range(0, 20).forEach(n -> many.put("bridge" + n, "b" + n));
    ObjectNode question = question(debug(String.join(": {}, ", many.values()) + ": {}"), "bridge0");
    ObjectNode nicknames = question.putObject("nicknames");
    many.forEach(nicknames::put);

    assertThat(Capacity.judge(question).reason())
        .startsWith("19 bridges can carry what bridge0 carries");
  }

  @Test
  void lendsNothingWithoutAnAnswerOfJicofo() {
    assertThat(judge("null", "bridge2").ok()).isFalse();
  }

  @Test
  void stopsNoneAfterOneThatDidNotComeBack() {
    ObjectNode question = question(debug("one: {}, two: {}, three: {}"), "bridge2");
    question.putArray("away").add("bridge1");

    assertThat(Capacity.judge(question))
        .isEqualTo(
            new Capacity.Verdict(
                false,
                "bridge1 did not come back in this run. bridge2 was not touched; fix bridge1"
                    + " first. [JT642]"));
  }

  private static Capacity.Verdict judge(String debug, String... leaving) {
    return Capacity.judge(question(debug, leaving));
  }

  private static ObjectNode question(String debug, String... leaving) {
    ObjectNode question = Questions.object("{debug: " + debug + ", max_stress: '0.8'}");
    ObjectNode nicknames = question.putObject("nicknames");
    NICKNAMES.forEach(nicknames::put);
    for (String host : leaving) {
      question.withArray("leaving").add(host);
    }
    return question;
  }

  /** Jicofo's answer for bridges that carry people; the stress of each. */
  private static String withStress(Object... stresses) {
    StringBuilder bridges = new StringBuilder();
    for (int i = 0; i < stresses.length; i += 2) {
      bridges.append("%s: {stress: %s, endpoints: 20},".formatted(stresses[i], stresses[i + 1]));
    }
    return debug(bridges.substring(0, bridges.length() - 1));
  }

  /** Jicofo's answer for these bridges, each with what differs from an idle one that is well. */
  private static String debug(String bridges) {
    ObjectNode well =
        Questions.object(
            "{operational: true, healthy: true, drain: false, stress: 0, endpoints: 0}");
    ObjectNode debug = Questions.object("{}");
    ObjectNode seen = debug.withObject("/bridge_selector/bridge");
    Questions.object("{" + bridges + "}")
        .properties()
        .forEach(
            it ->
                seen.set(
                    "jvbbrewery@internal.auth.meet.example.com/" + it.getKey(),
                    Questions.with(well, it.getValue().toString())));
    return debug.toString();
  }
}
