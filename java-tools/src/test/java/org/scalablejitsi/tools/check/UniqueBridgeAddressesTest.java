package org.scalablejitsi.tools.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.check.Hosts.bridge;
import static org.scalablejitsi.tools.check.Hosts.lines;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UniqueBridgeAddressesTest {
  private static final String ADDRESSES = "jitsi_bridge_addresses";

  private final UniqueBridgeAddresses rule = new UniqueBridgeAddresses();

  @Test
  void holdsForDifferentAddresses() {
    assertThat(
            lines(
                rule,
                bridge("bridge1", ADDRESSES, List.of("192.0.2.1", "2001:db8::1")),
                bridge("bridge2", ADDRESSES, List.of("192.0.2.2"))))
        .isEmpty();
  }

  @Test
  void leavesWhatIsNoAddressToItsRule() {
    assertThat(
            lines(
                rule,
                bridge("bridge1", ADDRESSES, List.of("x")),
                bridge("bridge2", ADDRESSES, List.of("x")),
                bridge("bridge3", ADDRESSES, "192.0.2.1"),
                bridge("bridge4")))
        .isEmpty();
  }

  @Test
  void namesBothHostsOfOneAddress() {
    assertThat(
            lines(
                rule,
                bridge("bridge1", ADDRESSES, List.of("192.0.2.1")),
                bridge("bridge2", ADDRESSES, List.of("192.0.2.2", "192.0.2.1"))))
        .containsExactly(
            "error: address 192.0.2.1 is in jitsi_bridge_addresses of hosts bridge1 and bridge2;"
                + " leave it with the one host that has it [JT006]");
  }

  @Test
  void seesOneIpv6AddressInTwoSpellings() {
    assertThat(
            lines(
                rule,
                bridge("bridge1", ADDRESSES, List.of("2001:db8::1")),
                bridge("bridge2", ADDRESSES, List.of("2001:0DB8:0:0:0:0:0:1"))))
        .containsExactly(
            "error: address 2001:0DB8:0:0:0:0:0:1 is in jitsi_bridge_addresses of hosts bridge1"
                + " and bridge2; leave it with the one host that has it [JT006]");
  }

  @Test
  void seesAnAddressTwiceOnOneHost() {
    assertThat(lines(rule, bridge("bridge1", ADDRESSES, List.of("192.0.2.1", "192.0.2.1"))))
        .containsExactly(
            "error: address 192.0.2.1 stands twice in jitsi_bridge_addresses of host bridge1;"
                + " leave it with the one host that has it [JT006]");
  }
}
