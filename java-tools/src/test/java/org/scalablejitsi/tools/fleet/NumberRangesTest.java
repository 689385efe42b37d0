package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberRangesTest {

  private final NumberRanges rule = new NumberRanges();

  @ParameterizedTest
  @CsvSource({
    "jitsi_bridge_media_port, 1",
    "jitsi_bridge_media_port, 65535",
    "jitsi_bridge_memory_mb, 256",
    "jitsi_drain_timeout, 0",
    "jitsi_verify_disk_percent, 50",
    "jitsi_meet_jicofo_memory_mb, 64",
    "jitsi_meet_jicofo_max_bridge_participants, -1",
    "jitsi_meet_jicofo_failed_bridge_seconds, 0",
    "jitsi_some_other, -5"
  })
  void holdsUpToTheEnds(String variable, int value) {
    assertThat(lines(rule, bridge("bridge1", variable, value))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "jitsi_bridge_media_port, 0, 1, 65535",
    "jitsi_bridge_media_port, 65536, 1, 65535",
    "jitsi_bridge_memory_mb, 255, 256, 262144",
    "jitsi_drain_timeout, -1, 0, 604800",
    "jitsi_upgrade_window, -1, 0, 604800",
    "jitsi_verify_wait, 3601, 0, 3600",
    "jitsi_verify_clock_seconds, 0, 1, 3600",
    "jitsi_verify_disk_percent, 51, 0, 50",
    "jitsi_verify_certificate_days, -1, 0, 3650",
    "jitsi_capacity_max_participants, 0, 1, 1000000",
    "jitsi_bridge_websocket_port, 0, 1, 65535",
    "jitsi_meet_jicofo_memory_mb, 63, 64, 262144",
    "jitsi_meet_jicofo_max_bridge_participants, -2, -1, 100000",
    "jitsi_meet_jicofo_health_interval, 0, 1, 3600",
    "jitsi_meet_jicofo_presence_timeout, 3601, 1, 3600",
    "jitsi_meet_jicofo_failed_bridge_seconds, -1, 0, 86400",
    "jitsi_meet_jicofo_initial_timeout, 0, 1, 3600",
    "jitsi_meet_jicofo_single_participant_timeout, 0, 1, 86400"
  })
  void refusesWhatIsOutside(String variable, int value, int least, int most) {
    assertThat(lines(rule, meet("meet1", variable, value)))
        .containsExactly(
            "error: host meet1: %s is %d; set it from %d to %d [JT070]"
                .formatted(variable, value, least, most));
  }

  @ParameterizedTest
  @CsvSource({"0.8, true", "1.0, true", "1.1, false", "0.0, false"})
  void judgesFractions(double value, boolean holds) {
    assertThat(lines(rule, meet("meet1", "jitsi_meet_jicofo_stress_threshold", value)).isEmpty())
        .isEqualTo(holds);
  }
}
