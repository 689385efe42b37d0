package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BridgeAddressesTest {
  private static final String ADDRESSES = "jitsi_bridge_addresses";
  private static final String REMEDY =
      "; list the addresses the meet host sees it under,"
          + " for example `jitsi_bridge_addresses: [203.0.113.21]` [JT005]";

  private final BridgeAddresses rule = new BridgeAddresses();

  @Test
  void holdsForLiteralAddresses() {
    assertThat(
            lines(
                rule,
                bridge("bridge1", ADDRESSES, List.of("192.0.2.1", "2001:db8::1")),
                bridge("bridge2", ADDRESSES, List.of("192.0.2.2"))))
        .isEmpty();
  }

  @Test
  void asksNoMeetHostForThem() {
    assertThat(lines(rule, meet("meet1"))).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(booleans = false)
  void missesTheAddresses(Boolean none) {
    Object value = none == null ? null : List.of();

    assertThat(lines(rule, bridge("bridge1", ADDRESSES, value)))
        .containsExactly(
            "error: host bridge1: jitsi_bridge_addresses is not set or empty" + REMEDY);
  }

  @Test
  void refusesASingleText() {
    assertThat(lines(rule, bridge("bridge1", ADDRESSES, "192.0.2.1")))
        .containsExactly("error: host bridge1: jitsi_bridge_addresses is not a list" + REMEDY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bridge1.example.com",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.0/24",
        "[2001:db8::1]",
        "2001:db8::g",
        "fe80::1%eth0",
        ""
      })
  void refusesWhatIsNoAddress(String address) {
    assertThat(lines(rule, bridge("bridge1", ADDRESSES, List.of(address))))
        .containsExactly(
            "error: host bridge1: jitsi_bridge_addresses has '"
                + address
                + "', which is no literal IPv4 or IPv6 address"
                + REMEDY);
  }
}
