package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UsableBridgeAddressesTest {
  private static final String ADDRESSES = "jitsi_bridge_addresses";

  private final UsableBridgeAddresses rule = new UsableBridgeAddresses();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.21",
        "192.168.1.1",
        "192.0.2.21",
        "203.0.113.255",
        "2001:db8::21",
        "fd00::21",
        "::ffff:192.0.2.1",
        "no address"
      })
  void holdsForPrivatePublicAndDocumentationAddresses(String address) {
    assertThat(lines(rule, bridge("bridge1", ADDRESSES, List.of(address)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, the unspecified address",
    "::, the unspecified address",
    "127.0.0.1, a loopback address",
    "127.8.8.8, a loopback address",
    "::1, a loopback address",
    "::ffff:127.0.0.1, a loopback address",
    "169.254.1.1, a link-local address",
    "fe80::1, a link-local address",
    "224.0.0.1, a multicast address",
    "239.255.255.255, a multicast address",
    "ff02::1, a multicast address",
    "255.255.255.255, the broadcast address"
  })
  void refusesWhatNoPacketComesFrom(String address, String kind) {
    assertThat(lines(rule, bridge("bridge1", ADDRESSES, List.of("192.0.2.1", address))))
        .containsExactly(
            "error: host bridge1: jitsi_bridge_addresses has "
                + address
                + ", which is "
                + kind
                + "; list the addresses the meet host sees it under, for example"
                + " `jitsi_bridge_addresses: [203.0.113.21]` [JT007]");
  }
}
