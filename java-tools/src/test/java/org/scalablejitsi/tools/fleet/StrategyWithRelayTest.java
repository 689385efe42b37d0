package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StrategyWithRelayTest {

  private static final String SINGLE = "SingleBridgeSelectionStrategy";
  private static final String REGION = "RegionBasedBridgeSelectionStrategy";

  private final StrategyWithRelay rule = new StrategyWithRelay();

  @Test
  void holdsWhereBothFit() {
    assertThat(judged(false, SINGLE)).isEmpty();
    assertThat(judged(true, REGION)).isEmpty();
    assertThat(lines(rule, meet("meet1"))).isEmpty();
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
        rule,
        meet("meet1", Map.of("jitsi_meet_relay", relay, "jitsi_meet_jicofo_strategy", strategy)));
  }
}
