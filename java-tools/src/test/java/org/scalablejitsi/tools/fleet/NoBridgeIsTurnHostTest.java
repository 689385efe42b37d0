package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.turn;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NoBridgeIsTurnHostTest {

  private final NoBridgeIsTurnHost rule = new NoBridgeIsTurnHost();

  @Test
  void holdsForHostsOfTheirOwnAndTheMeetHost() {
    Host both = new Host("meet1", Set.of(Fleet.MEET, Fleet.TURN), Map.of());
    assertThat(lines(rule, both, turn("turn1", Map.of()))).isEmpty();
  }

  @Test
  void refusesABridge() {
    assertThat(lines(rule, new Host("bridge1", Set.of(Fleet.BRIDGES, Fleet.TURN), Map.of())))
        .containsExactly(
            "error: host bridge1: is in both groups, jitsi_bridges and jitsi_turn; take it out of"
                + " one of them; a TURN server is a host of its own or the meet host [JT330]");
  }
}
