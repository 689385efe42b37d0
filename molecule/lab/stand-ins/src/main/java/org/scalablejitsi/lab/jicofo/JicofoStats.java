package org.scalablejitsi.lab.jicofo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.scalablejitsi.lab.health.Health;
import org.scalablejitsi.lab.health.HealthChecker;
import org.scalablejitsi.lab.rest.PrometheusText;
import org.scalablejitsi.lab.rest.Reply;

/** The numbers of /stats, /debug and /metrics, under the keys of the real jicofo. */
final class JicofoStats {
  private static final int LARGEST_SIZE = 21;

  private final BridgeSelector selector;
  private final Focus focus;
  private final String version;
  private final Optional<HealthChecker> health;

  JicofoStats(
      BridgeSelector selector, Focus focus, String version, Optional<HealthChecker> health) {
    this.selector = selector;
    this.focus = focus;
    this.version = version;
    this.health = health;
  }

  Map<String, Object> stats() {
    List<Conference> conferences = focus.all();
    Map<String, Object> stats = new LinkedHashMap<>();
    stats.put("total_participants", focus.counts().participants());
    stats.put("total_conferences_created", focus.counts().conferences());
    stats.put("conferences", conferences.size());
    stats.put("conferences_with_visitors", 0);
    stats.put(
        "bridge_failures",
        Map.of(
            "participants_moved", focus.counts().participantsMoved(),
            "bridges_removed", focus.counts().bridgesRemoved()));
    stats.put("participant_notifications", Map.of("ice_failed", 0, "request_restart", 0));
    stats.put("largest_conference", sizes(conferences).max().orElse(0));
    stats.put("participants", sizes(conferences).sum());
    stats.put("visitors", 0);
    stats.put("conference_sizes", buckets(conferences));
    stats.put("endpoint_pairs", sizes(conferences).map(size -> size * size).sum());
    stats.put("bridge_selector", selector.stats());
    stats.put("threads", Thread.activeCount());
    stats.put("version", version);
    health.ifPresent(checker -> putHealth(stats, checker.result()));
    return stats;
  }

  Map<String, Object> debug() {
    Map<String, Object> debug = new LinkedHashMap<>();
    debug.put(
        "focus_manager",
        focus.all().stream().collect(Collectors.toMap(Conference::room, Conference::participants)));
    debug.put("bridge_selector", selector.debugState());
    debug.put("jibri_detector", "null");
    debug.put("sip_jibri_detector", "null");
    debug.put("jigasi_detector", "null");
    debug.put("av_moderation", Map.of());
    debug.put("conference_iq_handler", Map.of());
    return debug;
  }

  Reply metrics() {
    Map<String, Object> bridges = selector.stats();
    return new PrometheusText("jitsi_jicofo")
        .gauge("conferences", "Running conferences.", focus.all().size())
        .gauge("participants_current", "Participants now.", sizes(focus.all()).sum())
        .gauge("bridge_selector_bridge_count", "Bridges.", number(bridges, "bridge_count"))
        .gauge(
            "bridge_selector_bridge_count_operational",
            "Operational bridges.",
            number(bridges, "operational_bridge_count"))
        .gauge(
            "bridge_selector_bridge_count_in_shutdown",
            "Bridges in graceful shutdown.",
            number(bridges, "in_shutdown_bridge_count"))
        .gauge(
            "bridge_selector_bridge_version_count",
            "Different versions of bridges.",
            number(bridges, "bridge_version_count"))
        .counter("bridge_selector_lost_bridges", "Bridges lost.", number(bridges, "lost_bridges"))
        .reply();
  }

  private static void putHealth(Map<String, Object> stats, Health result) {
    stats.put("slow_health_check", 0);
    stats.put("healthy", result.success());
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("success", result.success());
    health.put("hardFailure", true);
    health.put("responseCode", null);
    health.put("sticky", false);
    health.put("message", result.success() ? null : result.message());
    stats.put("health", health);
  }

  private static IntStream sizes(List<Conference> conferences) {
    return conferences.stream().mapToInt(Conference::size);
  }

  private static List<Integer> buckets(List<Conference> conferences) {
    int[] buckets = new int[LARGEST_SIZE + 1];
    sizes(conferences).forEach(size -> buckets[Math.min(size, LARGEST_SIZE)]++);
    return IntStream.of(buckets).boxed().toList();
  }

  private static double number(Map<String, Object> values, String key) {
    return values.get(key) instanceof Number number ? number.doubleValue() : 0;
  }
}
