package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;
import static org.scalablejitsi.tools.fleet.Hosts.turn;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StunSettingsTest {

  private static final Host TURN = turn("turn1", Map.of());
  private static final Map<String, Object> STUN =
      Map.of("p2p", Map.of("stunServers", List.of(Map.of("urls", "stun:b:1"))));

  private final StunSettings rule = new StunSettings();

  @Test
  void holdsWhereNothingIsReplaced() {
    assertThat(lines(rule, host(List.of(), STUN))).isEmpty();
    assertThat(lines(rule, host(List.of("a:1"), Map.of()), TURN)).isEmpty();
    assertThat(lines(rule, host(List.of(), Map.of("useStunTurn", false)))).isEmpty();
  }

  @Test
  void refusesASecondListOfServers() {
    assertThat(lines(rule, host(List.of("a:1"), STUN)))
        .containsExactly(
            "error: host meet1: jitsi_meet_config has p2p.stunServers, which would replace those of"
                + " jitsi_meet_stun_servers; name all of them in jitsi_meet_stun_servers [JT317]");
    assertThat(lines(rule, host(List.of(), STUN), TURN))
        .singleElement()
        .asString()
        .contains("those of the group jitsi_turn;");
  }

  @Test
  void refusesTurnServersThatNobodyUses() {
    assertThat(lines(rule, host(List.of(), Map.of("useStunTurn", false)), TURN))
        .containsExactly(
            "error: host meet1: jitsi_meet_config has useStunTurn: false, and the group jitsi_turn"
                + " has a server that browsers would not use then; leave it out, or take the hosts"
                + " out of jitsi_turn [JT317]");
    assertThat(lines(rule, host(List.of(), Map.of("p2p", Map.of("useStunTurn", false))), TURN))
        .hasSize(1);
  }

  private static Host host(List<String> servers, Map<String, Object> settings) {
    return meet(
        "meet1", Map.of("jitsi_meet_stun_servers", servers, AppSettings.VARIABLE, settings));
  }
}
