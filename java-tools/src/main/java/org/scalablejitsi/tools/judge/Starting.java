package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long to wait for what has only just started.
 *
 * @param bridges how many bridges jicofo should trust
 * @param seconds how much longer it may take until it does; 0 where nothing is to be waited for
 */
record Starting(int bridges, long seconds) {

  static Starting of(Cluster cluster) {
    Collection<Answer> answers = cluster.answers().values();
    Answer meet =
        answers.stream()
            .filter(answer -> answer.at("units").has("jicofo"))
            .findFirst()
            .orElse(Answer.NONE);
    List<Answer> running =
        answers.stream()
            .filter(answer -> answer.runs(BridgeVerdicts.UNIT))
            .filter(answer -> BridgeVerdicts.refusedLogin(answer).isEmpty())
            .filter(answer -> !BridgeVerdicts.lacksPublicAddress(answer))
            .toList();
    JsonNode selector = meet.body("stats").path("bridge_selector");
    boolean trusted = selector.path("operational_bridge_count").asInt() >= running.size();
    boolean settled = trusted && running.stream().allMatch(BridgeVerdicts::hasJoined);
    boolean waits = meet.runs("prosody") && meet.runs("jicofo") && !running.isEmpty() && !settled;
    long left = cluster.limits().path("wait_seconds").asLong() - youngest(answers);
    return new Starting(running.size(), waits ? Math.max(0, left) : 0);
  }

  /** The seconds since the last start of a service that a bridge's place depends on. */
  private static long youngest(Collection<Answer> answers) {
    return answers.stream()
        .flatMap(
            answer ->
                Stream.of(BridgeVerdicts.UNIT, "prosody", "jicofo")
                    .filter(answer::runs)
                    .map(unit -> answer.at("units", unit, "seconds").asLong()))
        .min(Long::compare)
        .orElse(Long.MAX_VALUE);
  }
}
