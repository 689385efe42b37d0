package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.turn;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TurnRealmTest {

  private final TurnRealm rule = new TurnRealm();

  @Test
  void holdsForAHostName() {
    assertThat(lines(rule, turn("turn1", Map.of("jitsi_turn_realm", "turn.example.com"))))
        .isEmpty();
  }

  @Test
  void refusesWhatWouldEndAStatement() {
    assertThat(lines(rule, turn("turn1", Map.of("jitsi_turn_realm", "a'; DROP"))))
        .containsExactly(
            "error: host turn1: jitsi_turn_realm 'a'; DROP' is no host name; use letters, digits,"
                + " hyphens and dots, or leave it out [JT335]");
  }
}
