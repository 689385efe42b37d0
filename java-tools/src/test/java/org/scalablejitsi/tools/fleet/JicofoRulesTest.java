package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What jicofo is told, beside regions. */
final class JicofoRulesTest {

  @Nested
  class StrategyWithRelay {

    private static final String SINGLE = "SingleBridgeSelectionStrategy";
    private static final String REGION = "RegionBasedBridgeSelectionStrategy";

    @Test
    void holdsWhereBothFit() {
      assertThat(judged(false, SINGLE)).isEmpty();
      assertThat(judged(true, REGION)).isEmpty();
      assertThat(lines("JT074", meet("meet1"))).isEmpty();
    }

    @Test
    void refusesAStrategyWithoutRelays() {
      assertThat(judged(false, REGION))
          .containsExactly(
              "error: host meet1: jitsi_meet_jicofo_strategy is RegionBasedBridgeSelectionStrategy,"
                  + " which needs relays, and jitsi_meet_relay is false; set `jitsi_meet_relay:"
                  + " true`, or leave jitsi_meet_jicofo_strategy out [JT074]");
    }

    @Test
    void refusesRelaysThatNobodyUses() {
      assertThat(judged(true, SINGLE))
          .containsExactly(
              "error: host meet1: jitsi_meet_jicofo_strategy is SingleBridgeSelectionStrategy, which"
                  + " uses no relay, and jitsi_meet_relay is true; choose"
                  + " RegionBasedBridgeSelectionStrategy, or leave jitsi_meet_relay out [JT074]");
    }

    private List<String> judged(boolean relay, String strategy) {
      return lines(
          "JT074",
          meet("meet1", Map.of("jitsi_meet_relay", relay, "jitsi_meet_jicofo_strategy", strategy)));
    }
  }

  @Nested
  class ComponentLayout {

    @Test
    void holdsWithTheOldLayoutOrWithoutAComponent() {
      assertThat(lines("JT352", meet("meet1", settings(true, "properties")))).isEmpty();
      assertThat(lines("JT352", meet("meet1", settings(false, "hocon")))).isEmpty();
    }

    @Test
    void refusesAComponentWithTheNewLayout() {
      assertThat(lines("JT352", meet("meet1", settings(true, "hocon"))))
          .containsExactly(
              "error: host meet1: jitsi_meet_jicofo_component is true, and jitsi_config_layout is"
                  + " hocon, which a jicofo so old does not read; set `jitsi_config_layout:"
                  + " properties`, or leave jitsi_meet_jicofo_component out [JT352]");
    }

    private static Map<String, Object> settings(boolean component, String layout) {
      return Map.of("jitsi_meet_jicofo_component", component, "jitsi_config_layout", layout);
    }
  }

  @Nested
  class StressOfCapacity {

    @Test
    void holdsUpToTheThresholdOfJicofo() {
      assertThat(lines("JT353", meet("meet1", settings(0.8, 0.8)))).isEmpty();
      assertThat(lines("JT353", meet("meet1", settings(0.5, 1)))).isEmpty();
      assertThat(lines("JT353", meet("meet1"))).isEmpty();
    }

    @Test
    void warnsOfBridgesThatWouldBeOverloaded() {
      assertThat(lines("JT353", meet("meet1", settings(0.8, 0.6))))
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
}
