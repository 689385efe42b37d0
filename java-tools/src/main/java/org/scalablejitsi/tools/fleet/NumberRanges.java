package org.scalablejitsi.tools.fleet;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A number that its service would refuse, or take and never work with. */
final class NumberRanges implements FleetRule {

  static final Rule RULE = Rule.error("JT070");

  /** Both ends are in it. */
  private record Range(String variable, BigDecimal least, BigDecimal most) {

    static Range of(String variable, String least, String most) {
      return new Range(variable, new BigDecimal(least), new BigDecimal(most));
    }

    boolean holds(@Nullable Object value) {
      if (!(value instanceof Number number)) {
        return true;
      }
      if (!Double.isFinite(number.doubleValue())) {
        return false;
      }
      BigDecimal given = new BigDecimal(number.toString());
      return given.compareTo(least) >= 0 && given.compareTo(most) <= 0;
    }
  }

  private static final List<Range> RANGES =
      List.of(
          // Half of the local ports by which nginx reaches prosody.
          Range.of("jitsi_meet_participants", "1", "14000"),
          Range.of("jitsi_drain_timeout", "0", "604800"),
          // Stress beyond 1 is possible, and a limit beyond it means that any is good enough.
          Range.of("jitsi_capacity_max_stress", "0.01", "100"),
          Range.of("jitsi_capacity_max_participants", "1", "1000000"),
          Range.of("jitsi_upgrade_window", "0", "604800"),
          Range.of("jitsi_verify_wait", "0", "3600"),
          Range.of("jitsi_verify_clock_seconds", "1", "3600"),
          // It warns below twice that.
          Range.of("jitsi_verify_disk_percent", "0", "50"),
          Range.of("jitsi_verify_certificate_days", "0", "3650"),
          Range.of("jitsi_bridge_media_port", "1", "65535"),
          Range.of("jitsi_bridge_websocket_port", "1", "65535"),
          // A service without privileges listens there.
          Range.of("jitsi_metrics_port", "1024", "65535"),
          Range.of("jitsi_cloud_init_bytes", "1024", "1048576"),
          Range.of("jitsi_bridge_memory_mb", "256", "262144"),
          Range.of("jitsi_meet_jicofo_memory_mb", "64", "262144"),
          Range.of("jitsi_meet_jicofo_max_bridge_participants", "-1", "100000"),
          Range.of("jitsi_meet_jicofo_stress_threshold", "0.01", "1"),
          Range.of("jitsi_meet_jicofo_health_interval", "1", "3600"),
          Range.of("jitsi_meet_jicofo_presence_timeout", "1", "3600"),
          Range.of("jitsi_meet_jicofo_failed_bridge_seconds", "0", "86400"),
          Range.of("jitsi_meet_jicofo_initial_timeout", "1", "3600"),
          Range.of("jitsi_meet_jicofo_single_participant_timeout", "1", "86400"),
          // nginx counts 65535 connections at most, which is two for each of them.
          Range.of("jitsi_meet_people_per_address", "10", "32000"),
          Range.of("jitsi_meet_prosody_client_rate_kb", "8", "1000000"),
          Range.of("jitsi_meet_prosody_hibernation_seconds", "1", "3600"),
          Range.of("jitsi_turn_port", "1", "65535"),
          Range.of("jitsi_turn_tls_port", "1", "65535"),
          Range.of("jitsi_turn_min_port", "1024", "65535"),
          Range.of("jitsi_turn_max_port", "1024", "65535"),
          Range.of("jitsi_turn_ttl", "60", "2592000"),
          Range.of("jitsi_turn_user_quota", "0", "100000"),
          Range.of("jitsi_turn_total_quota", "0", "1000000"),
          Range.of("jitsi_turn_max_bps", "0", "10000000000"),
          Range.of("jitsi_turn_total_bps", "0", "10000000000"));

  @Override
  public String name() {
    return "numbers in their range";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream().flatMap(NumberRanges::judge).toList();
  }

  private static Stream<Problem> judge(Host host) {
    return RANGES.stream()
        .filter(range -> host.has(range.variable()))
        .filter(range -> !range.holds(host.vars().get(range.variable())))
        .map(range -> broken(host, range));
  }

  private static Problem broken(Host host, Range range) {
    return RULE.broken(
            range.variable() + " is " + host.vars().get(range.variable()),
            "set it from " + range.least() + " to " + range.most())
        .on(host.name());
  }
}
