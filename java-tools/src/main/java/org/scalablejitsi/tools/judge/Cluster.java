package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the inventory says, and what all hosts answered.
 *
 * @param answers by host, in the order of the inventory
 * @param fleet as {@code verify_judge.yml} makes it
 * @param limits from which on something is bad
 * @param meetHost the meet host; none where it was not asked
 * @param nicknames of the bridges by host
 */
record Cluster(
    Map<String, Answer> answers,
    JsonNode fleet,
    JsonNode limits,
    @Nullable String meetHost,
    Map<String, String> nicknames) {

  static Cluster of(JsonNode question) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    Answer.entries(question.path("answers"))
        .forEach((host, result) -> answers.put(host, new Answer(result.path("answer"))));
    JsonNode fleet = question.path("fleet");
    List<String> bridges = Answer.texts(fleet.path("bridges"));
    Map<String, String> nicknames = new LinkedHashMap<>();
    Answer.entries(fleet.path("nicknames"))
        .forEach(
            (host, nickname) -> {
              if (bridges.contains(host)) {
                nicknames.put(host, nickname.asText());
              }
            });
    String meet =
        Answer.texts(fleet.path("meet")).stream()
            .filter(answers::containsKey)
            .findFirst()
            .orElse(null);
    return new Cluster(answers, fleet, question.path("limits"), meet, nicknames);
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

  List<String> bridges() {
    return Answer.texts(fleet.path("bridges"));
  }

  /** The addresses of all bridges. */
  List<String> addresses() {
    return Answer.texts(fleet.path("addresses"));
  }

  List<String> mayFetchMetrics() {
    return Answer.texts(fleet.path("metrics").path("allow"));
  }

  String metricsPort() {
    return fleet.path("metrics").path("port").asText();
  }

  /** The features that people have, by name, each with what it is made of. */
  Map<String, JsonNode> features() {
    return Answer.entries(fleet.path("features"));
  }

  double limit(String name) {
    return limits.path(name).asDouble();
  }
}
