package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.turn;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TurnPeersTest {

  private final TurnPeers rule = new TurnPeers();

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "10.0.0.1-10.0.0.1", "10.0.0.9-10.0.1.1", "fd00::1-fd00::9"})
  void holdsForAddressesAndRanges(String peer) {
    assertThat(lines(rule, turn("turn1", Map.of("jitsi_turn_allowed_peers", List.of(peer)))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/24", "bridge1", "10.0.0.9-10.0.0.1", "10.0.0.1-fd00::1", "a-b-c"})
  void refusesOthers(String peer) {
    assertThat(lines(rule, turn("turn1", Map.of("jitsi_turn_allowed_peers", List.of(peer)))))
        .containsExactly(
            "error: host turn1: jitsi_turn_allowed_peers has '"
                + peer
                + "', which is no address and no range of addresses; write each like `10.0.0.21` or"
                + " `10.0.0.21-10.0.0.29` [JT332]");
  }

  @Test
  void holdsForPairsOfOneKind() {
    assertThat(lines(rule, mapped("10.0.0.41", "203.0.113.41"))).isEmpty();
  }

  @Test
  void refusesPairsOfTwoKindsAndNames() {
    assertThat(lines(rule, mapped("10.0.0.41", "2001:db8::41"))).hasSize(1);
    assertThat(lines(rule, mapped("10.0.0.41", "turn.example.com")))
        .containsExactly(
            "error: host turn1: jitsi_turn_address_mappings has {local=10.0.0.41,"
                + " public=turn.example.com}, which is no pair of addresses of one kind; write pairs"
                + " of literal addresses, for example `jitsi_turn_address_mappings: [{local:"
                + " 10.0.0.41, public: 203.0.113.41}]` [JT332]");
  }

  private static Host mapped(String local, String outside) {
    Map<String, String> pair = new TreeMap<>(Map.of("local", local, "public", outside));
    return turn("turn1", Map.of("jitsi_turn_address_mappings", List.of(pair)));
  }
}
