package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.turn;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TurnAddressesTest {

  private final TurnAddresses rule = new TurnAddresses();

  private static final String REMEDY =
      "; list host names or literal addresses by which participants reach it, for example"
          + " `jitsi_turn_addresses: [turn.example.com]` [JT331]";

  @Test
  void holdsForNamesAndAddresses() {
    assertThat(lines(rule, with(List.of("turn.example.com", "192.0.2.41", "2001:db8::41"))))
        .isEmpty();
  }

  @Test
  void wantsOneAtLeast() {
    assertThat(lines(rule, with(List.of())))
        .containsExactly("error: host turn1: jitsi_turn_addresses is not set or empty" + REMEDY);
  }

  @Test
  void refusesAPortWithIt() {
    assertThat(lines(rule, with(List.of("turn.example.com:3478"))))
        .containsExactly(
            "error: host turn1: jitsi_turn_addresses has 'turn.example.com:3478', which is neither"
                + " a host name nor a literal address"
                + REMEDY);
  }

  private static Host with(List<String> addresses) {
    return turn("turn1", Map.of("_jitsi_turn_addresses", addresses));
  }
}
