package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class StressOfCapacityTest {

  private final StressOfCapacity rule = new StressOfCapacity();

  @Test
  void holdsUpToTheThresholdOfJicofo() {
    assertThat(lines(rule, meet("meet1", settings(0.8, 0.8)))).isEmpty();
    assertThat(lines(rule, meet("meet1", settings(0.5, 1)))).isEmpty();
    assertThat(lines(rule, meet("meet1"))).isEmpty();
  }

  @Test
  void warnsOfBridgesThatWouldBeOverloaded() {
    assertThat(lines(rule, meet("meet1", settings(0.8, 0.6))))
        .containsExactly(
            "warning: host meet1: jitsi_capacity_max_stress is 0.8, and"
                + " jitsi_meet_jicofo_stress_threshold is 0.6: runs would load bridges beyond what"
                + " jicofo holds for overloaded; lower the first or raise the second [JT353]");
  }

  private static Map<String, Object> settings(Number capacity, Number threshold) {
    return Map.of(
        "jitsi_capacity_max_stress", capacity, "jitsi_meet_jicofo_stress_threshold", threshold);
  }
}
