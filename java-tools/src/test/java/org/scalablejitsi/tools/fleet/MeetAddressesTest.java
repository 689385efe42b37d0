package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MeetAddressesTest {

  private static final String VARIABLE = "jitsi_meet_addresses";
  private static final String WEBSOCKET = "jitsi_bridge_websocket";
  private static final String REMEDY =
      "; list in group_vars/all.yml the addresses the bridges see the meet host under, for example"
          + " `jitsi_meet_addresses: [203.0.113.11]` [JT310]";

  private final MeetAddresses rule = new MeetAddresses();

  @Test
  void holdsForLiteralAddresses() {
    List<String> addresses = List.of("203.0.113.11", "2001:db8::11");

    assertThat(lines(rule, bridge("bridge1", Map.of(VARIABLE, addresses, WEBSOCKET, true))))
        .isEmpty();
  }

  @Test
  void asksForNoneWithoutWebsockets() {
    assertThat(lines(rule, meet("meet1"), bridge("bridge1", WEBSOCKET, false))).isEmpty();
  }

  @Test
  void refusesNames() {
    assertThat(lines(rule, meet("meet1", VARIABLE, List.of("203.0.113.11", "meet.example.com"))))
        .containsExactly(
            "error: host meet1: jitsi_meet_addresses has 'meet.example.com', which is no literal"
                + " IPv4 or IPv6 address"
                + REMEDY);
  }

  @Test
  void refusesAWebsocketThatNobodyCouldReach() {
    assertThat(
            lines(
                rule,
                meet("meet1", VARIABLE, List.of("203.0.113.11")),
                bridge("bridge1", WEBSOCKET, true)))
        .containsExactly(
            "error: host bridge1: jitsi_meet_addresses is not set for this host, and"
                + " `jitsi_bridge_websocket` is true"
                + REMEDY);
  }
}
