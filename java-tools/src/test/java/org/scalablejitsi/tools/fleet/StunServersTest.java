package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StunServersTest {

  private final StunServers rule = new StunServers();

  @ParameterizedTest
  @ValueSource(strings = {"stun.example.com:3478", "192.0.2.1:443", "stun:65535"})
  void holdsForNamesAndAddressesWithPort(String server) {
    assertThat(lines(rule, with(server))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stun.example.com",
        "stun:stun.example.com:3478",
        "[2001:db8::1]:3478",
        "stun.example.com:0",
        "stun.example.com:65536",
        "a b:3478",
        "a,b:3478"
      })
  void refusesOthers(String server) {
    assertThat(lines(rule, with(server)))
        .containsExactly(
            "error: host bridge1: jitsi_bridge_stun_servers has '"
                + server
                + "', which is no name or IPv4 address with a port; write each like"
                + " `stun.example.com:3478` [JT073]");
  }

  @Test
  void refusesThemForBrowsersToo() {
    assertThat(
            lines(rule, meet("meet1", "jitsi_meet_stun_servers", List.of("stun:stun.example.com"))))
        .containsExactly(
            "error: host meet1: jitsi_meet_stun_servers has 'stun:stun.example.com', which is no"
                + " name or IPv4 address with a port; write each like `stun.example.com:3478`"
                + " [JT073]");
  }

  private static Host with(String server) {
    return bridge("bridge1", "jitsi_bridge_stun_servers", List.of("good.example.com:1", server));
  }
}
