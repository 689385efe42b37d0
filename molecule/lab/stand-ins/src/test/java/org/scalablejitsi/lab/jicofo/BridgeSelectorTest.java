package org.scalablejitsi.lab.jicofo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Properties;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.lab.Contract;
import org.scalablejitsi.lab.LogCapture;
import org.scalablejitsi.lab.MutableClock;
import org.scalablejitsi.lab.TestSettings;

class BridgeSelectorTest {
  private final MutableClock clock = new MutableClock();
  private final BridgeSelector selector =
      new BridgeSelector(BridgeSettings.read(TestSettings.hocon("")), clock, Runnable::run);

  @Test
  void choosesTheLeastLoaded() {
    add("a", 0.5);
    add("b", 0.2);
    assertThat(selected()).isEqualTo("b");
  }

  @Test
  void countsWhatItPutOnABridgeUntilTheBridgeReportsIt() {
    add("a", 0.0);
    add("b", 0.02);
    selector.select().orElseThrow().endpointsAdded(3);
    assertThat(selected()).isEqualTo("b");
    clock.forward(Duration.ofSeconds(21));
    assertThat(selected()).isEqualTo("a");
  }

  @Test
  void drainIsAPreferenceOnly() {
    add("a", 0.0);
    add("b", 0.5);
    set("a", ColibriStatsExtension.DRAIN, true);
    assertThat(selected()).isEqualTo("b");
    set("b", ColibriStatsExtension.DRAIN, true);
    assertThat(selected()).isEqualTo("a");
  }

  @Test
  void neverUsesABridgeThatShutsDownAndUsesAGracefulOneLast() {
    add("a", 0.0);
    add("b", 0.5);
    set("a", ColibriStatsExtension.SHUTDOWN_IN_PROGRESS, true);
    assertThat(selected()).isEqualTo("b");
    set("b", "shutting_down", true);
    assertThat(selected()).isEqualTo("a");
    set("a", "shutting_down", true);
    assertThat(selector.select()).isEmpty();
  }

  @Test
  void aFailureCountsForAMinute() {
    add("a", 0.0);
    Bridge bridge = selector.all().get(0);
    bridge.operational(false);
    bridge.operational(true);
    assertThat(selector.stats()).containsEntry("operational_bridge_count", 0L);
    clock.forward(Duration.ofSeconds(61));
    assertThat(selector.stats()).containsEntry("operational_bridge_count", 1L);
  }

  @Test
  void writesTheLinesOfTheRealJicofo() {
    Properties recorded = Contract.properties("jicofo-log.properties");
    try (LogCapture log = new LogCapture("org.jitsi.jicofo.bridge.BridgeSelector")) {
      add("a", 0.0);
      assertThat(log.lines()).last().asString().matches(recorded.getProperty("added"));
      selector.remove(Presences.jid("a"));
      assertThat(log.lines()).last().asString().matches(recorded.getProperty("lost"));
      selector.select();
      assertThat(log.lines()).last().asString().matches(recorded.getProperty("none"));
      add("b", 0.0);
      set("b", "shutting_down", true);
      assertThat(log.lines()).last().asString().matches(recorded.getProperty("shutting-down"));
    }
  }

  @Test
  void aGracefulStopIsNoLoss() {
    add("a", 0.0);
    set("a", ColibriStatsExtension.SHUTDOWN_IN_PROGRESS, true);
    try (LogCapture log = new LogCapture("org.jitsi.jicofo.bridge.BridgeSelector")) {
      selector.remove(Presences.jid("a"));
      assertThat(log.lines()).noneMatch(line -> line.contains("Lost"));
    }
    assertThat(selector.lost()).isZero();
  }

  private void add(String nickname, double stress) {
    selector.update(Presences.jid(nickname), Presences.running(nickname, stress));
  }

  private void set(String nickname, String name, Object value) {
    ColibriStatsExtension stats = new ColibriStatsExtension();
    stats.addStat(name, value);
    selector.update(Presences.jid(nickname), stats);
  }

  private String selected() {
    return selector.select().orElseThrow().jid().getResourcepart().toString();
  }
}
