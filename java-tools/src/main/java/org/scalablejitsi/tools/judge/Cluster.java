package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all hosts answered, and what the inventory says.
 *
 * @param answers by host, in the order of the play
 * @param fleet as {@code verify_judge.yml} makes it
 * @param limits from which on something is bad
 * @param meetHost the meet host; none where it is not asked
 * @param bridges all bridges of the inventory
 * @param addresses those of all bridges
 * @param nicknames of the bridges by host
 */
record Cluster(
    Map<String, Answer> answers,
    JsonNode fleet,
    JsonNode limits,
    @Nullable String meetHost,
    Set<String> bridges,
    Set<String> addresses,
    Map<String, String> nicknames) {

  static Cluster of(JsonNode question) {
    JsonNode fleet = question.path("fleet");
    Map<String, Answer> answers = new LinkedHashMap<>();
    AnyJson.entries(question.path("answers"))
        .forEach((host, answer) -> answers.put(host, new Answer(answer)));
    Map<String, String> nicknames = new LinkedHashMap<>();
    AnyJson.entries(fleet.path("nicknames"))
        .forEach((host, nickname) -> nicknames.put(host, nickname.asText()));
    Set<String> bridges = set(fleet, "bridges");
    // The registry keeps the names of hosts that have gone.
    nicknames.keySet().retainAll(bridges);
    String meet = set(fleet, "meet").stream().filter(answers::containsKey).findFirst().orElse(null);
    return new Cluster(
        answers, fleet, question.path("limits"), meet, bridges, set(fleet, "addresses"), nicknames);
  }

  Answer answer(@Nullable String host) {
    return host == null ? Answer.NONE : answers.getOrDefault(host, Answer.NONE);
  }

  Answer meet() {
    return answer(meetHost);
  }

  String domain() {
    return fleet.path("domain").asText();
  }

  /** Whether the fleet has the host, or another word, in one of its lists. */
  boolean isAmong(String list, String word) {
    return set(fleet, list).contains(word);
  }

  /** The features that people have, by name, each with what it is made of. */
  Map<String, JsonNode> features() {
    return AnyJson.entries(fleet.path("features"));
  }

  double limit(String name) {
    return limits.path(name).asDouble();
  }

  private static Set<String> set(JsonNode fleet, String name) {
    return new LinkedHashSet<>(AnyJson.texts(fleet.path(name)));
  }
}
