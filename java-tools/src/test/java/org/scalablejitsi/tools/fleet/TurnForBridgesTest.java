package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.turn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TurnForBridgesTest {

  private final TurnForBridges rule = new TurnForBridges();

  @Test
  void holdsForPublicAndAllowedAddresses() {
    assertThat(judged("8.8.8.8", Map.of(), List.of())).isEmpty();
    assertThat(judged("10.0.0.21", Map.of(), List.of("10.0.0.20-10.0.0.29"))).isEmpty();
    assertThat(judged("10.0.0.21", Map.of(), List.of("10.0.0.21"))).isEmpty();
    assertThat(judged("10.0.0.21", Map.of("jitsi_bridge_aws_mapping", true), List.of())).isEmpty();
    assertThat(
            judged(
                "10.0.0.21",
                Map.of(
                    "jitsi_bridge_address_mappings",
                    List.of(Map.of("local", "10.0.0.21", "public", "8.8.8.8"))),
                List.of()))
        .isEmpty();
  }

  @Test
  void warnsOfABridgeWhoseAddressesAreDenied() {
    assertThat(judged("10.0.0.21", Map.of(), List.of("10.0.0.22")))
        .containsExactly(
            "warning: host turn1: relays nothing to 10.0.0.21, all that is known of host bridge1 by"
                + " jitsi_bridge_addresses and jitsi_bridge_address_mappings; allow them in"
                + " jitsi_turn_allowed_peers, or give the bridge its public address in"
                + " jitsi_bridge_address_mappings [JT339]");
  }

  private List<String> judged(String address, Map<String, Object> more, List<String> allowed) {
    Map<String, Object> variables = new LinkedHashMap<>(more);
    variables.put("jitsi_bridge_addresses", List.of(address));
    return lines(
        rule,
        bridge("bridge1", variables),
        turn(
            "turn1",
            Map.of(
                "_jitsi_turn_denied_peers",
                List.of("10.0.0.0-10.255.255.255"),
                "jitsi_turn_allowed_peers",
                allowed)));
  }
}
