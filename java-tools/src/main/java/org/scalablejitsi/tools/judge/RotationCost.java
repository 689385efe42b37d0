package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a rotation cost, from what was seen before and after it.
 *
 * @param ready the bridges that answered before the change
 * @param behind why each bridge that is not settled after it is not
 * @param line the summary; empty before the end
 */
record RotationCost(List<String> ready, Map<String, String> behind, String line) {

  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final String CONFERENCES = "conferences";

  static RotationCost judge(JsonNode question) {
    Map<String, JsonNode> bridges = new TreeMap<>(AnyJson.entries(question.path("bridges")));
    List<String> ready = new ArrayList<>();
    Map<String, String> behind = new TreeMap<>();
    bridges.forEach(
        (host, results) -> {
          String name = Printable.of(host);
          if (results.path(BEFORE).has(BEFORE)) {
            ready.add(name);
          }
          JsonNode last = results.path(AFTER);
          if (!AnyJson.isSet(last.path("settled"))) {
            behind.put(name, Printable.of(reason(last)));
          }
        });
    JsonNode seen = question.path("seen");
    String line =
        seen.has(AFTER) ? line(bridges.values(), ready.size(), seen, question.path("change")) : "";
    return new RotationCost(ready, behind, line);
  }

  private static String reason(JsonNode last) {
    if (!last.has("settled")) {
      return "could not be reached or failed; it keeps what it runs with";
    }
    String reason = last.path("reason").asText("");
    if (!last.has("reach")) {
      return reason;
    }
    JsonNode reach = last.path("reach");
    String refused = WayToProsody.refusal(last.path("login").asText(""));
    String host = reach.path("host").asText("prosody");
    WayToProsody way = WayToProsody.of(host, WayToProsody.XMPP, reach, null, refused);
    return reason + "; it " + way.seen();
  }

  private static String line(
      Iterable<JsonNode> bridges, int ready, JsonNode seen, JsonNode change) {
    JsonNode before = seen.path(BEFORE);
    JsonNode after = seen.path(AFTER);
    int services = restarted(before.path("pids"), after.path("pids"));
    int restarts = services;
    // Jicofo counts anew after a restart; then all that it carried is lost.
    long lost =
        services > 0
            ? (seen.has("restart") ? seen.path("restart") : before).path(CONFERENCES).asLong()
            : Math.max(
                0, after.path("lost_bridges").asLong() - before.path("lost_bridges").asLong());
    for (JsonNode bridge : bridges) {
      JsonNode former = bridge.path(BEFORE).path(BEFORE);
      JsonNode latter = bridge.path(AFTER).path(AFTER);
      if (AnyJson.isSet(former)
          && AnyJson.isSet(latter)
          && !former.path("pid").equals(latter.path("pid"))) {
        restarts++;
        lost += former.path(CONFERENCES).asLong();
      }
    }
    return "sessions lost: %d, restarts: %d, window: %s"
        .formatted(lost, restarts, window(change, ready));
  }

  private static int restarted(JsonNode before, JsonNode after) {
    return (int)
        IntStream.range(0, Math.min(before.size(), after.size()))
            .filter(i -> !before.path(i).equals(after.path(i)))
            .count();
  }

  private static String window(JsonNode change, int ready) {
    long logins = change.path("logins").asLong();
    if (logins == 0) {
      return "none";
    }
    String some = logins < ready ? " for " + logins + " of " + ready + " bridges" : "";
    return change.path("window_ms").asLong() + " ms" + some;
  }
}
