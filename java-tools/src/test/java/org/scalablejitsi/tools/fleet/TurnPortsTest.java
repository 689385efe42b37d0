package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.turn;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TurnPortsTest {

  private final TurnPorts rule = new TurnPorts();

  @Test
  void holdsForTheDefaults() {
    assertThat(lines(rule, turn("turn1", ports(3478, 5349)))).isEmpty();
  }

  @Test
  void letsAHostOfItsOwnHave443() {
    assertThat(lines(rule, turn("turn1", ports(3478, 443)))).isEmpty();
    assertThat(lines(rule, new Host("meet1", Set.of(Fleet.MEET, Fleet.TURN), ports(3478, 443))))
        .containsExactly(
            "error: host meet1: port 443 is the meet host's own; choose another, or give TURN a"
                + " host of its own [JT333]");
  }

  @Test
  void refusesOnePortTwice() {
    assertThat(lines(rule, turn("turn1", ports(3478, 3478))))
        .containsExactly(
            "error: host turn1: jitsi_turn_port and jitsi_turn_tls_port are both 3478; give each a"
                + " port of its own [JT333]");
  }

  @Test
  void refusesAPortThatRelays() {
    assertThat(lines(rule, turn("turn1", ports(50000, 5349))))
        .containsExactly(
            "error: host turn1: port 50000 is among the ports that relay, 49152 to 65535; choose"
                + " one below jitsi_turn_min_port [JT333]");
  }

  @Test
  void refusesRelaysFromTheLastToTheFirst() {
    Map<String, @Nullable Object> ports = ports(3478, 5349);
    ports.put("jitsi_turn_max_port", 40000);
    assertThat(lines(rule, turn("turn1", ports)))
        .containsExactly(
            "error: host turn1: jitsi_turn_min_port 49152 is above jitsi_turn_max_port 40000;"
                + " exchange them [JT333]");
  }

  @Test
  void refusesThePortOfTheMetrics() {
    Map<String, @Nullable Object> ports = ports(3478, 9888);
    ports.put("jitsi_metrics_port", 9888);
    ports.put("_jitsi_metrics", false);
    assertThat(lines(rule, turn("turn1", ports))).isEmpty();
    ports.put("_jitsi_metrics", true);
    assertThat(lines(rule, new Host("meet1", Set.of(Fleet.MEET, Fleet.TURN), ports)))
        .containsExactly(
            "error: host meet1: port 9888 is jitsi_metrics_port too; choose another for one"
                + " [JT333]");
  }

  private static Map<String, @Nullable Object> ports(int port, int tlsPort) {
    return new HashMap<>(
        Map.of(
            "jitsi_turn_port",
            port,
            "jitsi_turn_tls_port",
            tlsPort,
            "jitsi_turn_min_port",
            49152,
            "jitsi_turn_max_port",
            65535));
  }
}
