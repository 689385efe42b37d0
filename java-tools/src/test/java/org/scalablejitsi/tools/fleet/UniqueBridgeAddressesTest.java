package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                bridge("bridge1", behindNat(10000, Map.of())),
                bridge("bridge2", behindNat(10001, Map.of())),
                bridge("bridge3", behindNat(10000, Map.of()))))
        .containsExactly(
            "error: address 192.0.2.1 is in jitsi_bridge_addresses of hosts bridge1 and bridge3,"
                + " which have the same jitsi_bridge_media_port 10000; leave it with the one host"
                + " that has it, or, where both are behind one NAT, give each a"
                + " jitsi_bridge_media_port of its own [JT006]");
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
                + " and bridge2, which have the same jitsi_bridge_media_port null; leave it with"
                + " the one host that has it, or, where both are behind one NAT, give each a"
                + " jitsi_bridge_media_port of its own [JT006]");
  }

  @Test
  void seesAnAddressTwiceOnOneHost() {
    assertThat(lines(rule, bridge("bridge1", ADDRESSES, List.of("192.0.2.1", "192.0.2.1"))))
        .containsExactly(
            "error: address 192.0.2.1 stands twice in jitsi_bridge_addresses of host bridge1;"
                + " leave one of the two [JT006]");
  }

  @Test
  void holdsBehindOneNatWithMediaPortsOfTheirOwn() {
    assertThat(
            lines(
                rule,
                bridge("bridge1", behindNat(10000, Map.of())),
                bridge("bridge2", behindNat(10001, Map.of())),
                bridge("bridge3", behindNat(10002, Map.of()))))
        .isEmpty();
  }

  @Test
  void wantsOtherPortsToDifferToo() {
    for (String port : List.of("jitsi_bridge_websocket_port", "jitsi_metrics_port")) {
      Map<String, Object> open =
          Map.of(
              port,
              9000,
              "jitsi_bridge_websocket",
              port.contains("websocket"),
              "jitsi_metrics_allow",
              port.contains("metrics") ? List.of("192.0.2.9") : List.of());
      assertThat(
              lines(
                  rule,
                  bridge("bridge1", behindNat(10000, open)),
                  bridge("bridge2", behindNat(10001, open))))
          .singleElement()
          .asString()
          .contains("which have the same " + port + " 9000;");
    }
  }

  private static Map<String, Object> behindNat(int mediaPort, Map<String, Object> more) {
    Map<String, Object> variables = new LinkedHashMap<>(more);
    variables.put(ADDRESSES, List.of("192.0.2.1"));
    variables.put("jitsi_bridge_media_port", mediaPort);
    return variables;
  }
}
