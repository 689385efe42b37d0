package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.scalablejitsi.tools.problem.Rule;

/**
 * Judges whether a fleet can do without some of its bridges: adds up what these carry, and what the
 * others have room for, as jicofo sees them. Stress is a share of a bridge's own strength, so that
 * this is exact only where the bridges are about equally strong.
 */
final class Capacity {

  static final Rule ROOM = Rule.error("JT640");
  static final Rule ONE_LEFT = Rule.error("JT641");
  static final Rule ALL_BACK = Rule.error("JT642");
  private static final int SHOWN = 5;

  /**
   * Whether the bridges may leave.
   *
   * @param reason the figures, or all of the refusal
   */
  record Verdict(boolean ok, String reason) {}

  private final List<String> leaving;
  private final List<JsonNode> leavingStates;
  private final SortedMap<String, JsonNode> usable = new TreeMap<>();
  private final SortedMap<String, String> unusable = new TreeMap<>();

  private Capacity(JsonNode question) {
    JsonNode nicknames = question.path("nicknames");
    JicofoBridges seen = new JicofoBridges(question.path("debug"));
    leaving = AnyJson.texts(question.path("leaving"));
    leavingStates = leaving.stream().map(it -> seen.state(nicknames.path(it).asText())).toList();
    Map<String, JsonNode> staying = new TreeMap<>(AnyJson.entries(nicknames));
    leaving.forEach(staying::remove);
    staying.forEach(
        (host, nickname) -> {
          JsonNode state = seen.state(nickname.asText());
          JicofoBridges.unusable(state)
              .ifPresentOrElse(why -> unusable.put(host, why), () -> usable.put(host, state));
        });
  }

  static Verdict judge(JsonNode question) {
    Capacity capacity = new Capacity(question);
    List<String> away = AnyJson.texts(question.path("away"));
    if (!away.isEmpty()) {
      return capacity.refuseAfter(String.join(", ", away));
    }
    return capacity.usable.isEmpty() ? capacity.refuseWithout() : capacity.judge(loads(question));
  }

  private static List<LimitOf> loads(JsonNode question) {
    List<LimitOf> limits = new ArrayList<>();
    limits.add(new LimitOf("stress", "stress", question.path("max_stress").asDouble()));
    JsonNode participants = question.path("max_participants");
    // Without a limit Ansible sends nothing, or an empty text.
    if (!participants.isMissingNode() && !participants.asText("").isBlank()) {
      limits.add(new LimitOf("participants", "endpoints", participants.asDouble()));
    }
    return limits;
  }

  /** Up to how much of something, by the key that jicofo has for it, a bridge may be loaded. */
  private record LimitOf(String name, String key, double limit) {}

  /** A bridge that did not come back may be the first of many. */
  private Verdict refuseAfter(String away) {
    return refused(
        ALL_BACK,
        "%s did not come back in this run. %s was not touched; fix %s first."
            .formatted(away, String.join(", ", leaving), away));
  }

  private Verdict refuseWithout() {
    return refusedFor(
        ONE_LEFT,
        "no bridge would be left to take conferences ("
            + (unusable.isEmpty() ? "there is no other" : reasons())
            + ")");
  }

  private Verdict judge(List<LimitOf> limits) {
    List<Load> loads =
        limits.stream()
            .map(it -> Load.of(it.name(), it.key(), it.limit(), leavingStates, usable.values()))
            .toList();
    boolean ok = loads.stream().allMatch(Load::fits);
    String reason =
        "%s %s carry what %s carries: %s%s"
            .formatted(
                named(List.copyOf(usable.keySet())),
                ok ? "can" : "cannot",
                named(leaving),
                loads.stream().map(Load::text).collect(Collectors.joining(", ")),
                unusable.isEmpty() ? "" : " (" + reasons() + ")");
    return ok ? new Verdict(true, reason) : refusedFor(ROOM, reason);
  }

  private String reasons() {
    return unusable.entrySet().stream()
        .limit(SHOWN)
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  private static String named(List<String> hosts) {
    return hosts.size() <= SHOWN ? String.join(", ", hosts) : hosts.size() + " bridges";
  }

  private Verdict refusedFor(Rule rule, String reason) {
    return refused(
        rule,
        "%s. Nothing was done to %s. Wait for fewer participants, add a bridge, or raise"
                .formatted(reason, String.join(", ", leaving))
            + " jitsi_capacity_max_stress or jitsi_capacity_max_participants.");
  }

  private static Verdict refused(Rule rule, String text) {
    return new Verdict(false, new BrokenRule(rule, text).message());
  }
}
