package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UniqueMediaAddressesTest {

  private final UniqueMediaAddresses rule = new UniqueMediaAddresses();

  @Test
  void holdsForOtherAddressesAndOtherPorts() {
    assertThat(lines(rule, bridge("bare"), mapped("a", 10000, "203.0.113.1"))).isEmpty();
    assertThat(lines(rule, mapped("a", 10000, "203.0.113.1"), mapped("b", 10000, "203.0.113.2")))
        .isEmpty();
    assertThat(lines(rule, mapped("a", 10000, "203.0.113.1"), mapped("b", 10001, "203.0.113.1")))
        .isEmpty();
  }

  @Test
  void refusesTheSameOfTwoBridgesHoweverItIsSpelt() {
    assertThat(lines(rule, mapped("a", 10000, "2001:db8::1"), mapped("b", 10000, "2001:DB8:0::1")))
        .containsExactly(
            "error: the public address 2001:DB8:0::1 with the media port 10000 is that of hosts a"
                + " and b; give one of them another jitsi_bridge_media_port, or fix"
                + " jitsi_bridge_address_mappings [JT072]");
  }

  private static Host mapped(String name, int port, String outside) {
    return bridge(
        name,
        Map.of(
            "jitsi_bridge_media_port",
            port,
            AddressMapping.VARIABLE,
            List.of(Map.of("local", "10.0.0.21", "public", outside))));
  }
}
