package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PublicAddressTest {

  private final PublicAddress rule = new PublicAddress();

  @Test
  void holdsWhereAnAddressIsPublicOrAsked() {
    assertThat(judged("203.0.113.21", Map.of())).isEmpty();
    assertThat(judged("10.0.0.21", Map.of("jitsi_bridge_require_public_address", false))).isEmpty();
    assertThat(judged("10.0.0.21", Map.of("jitsi_bridge_aws_mapping", true))).isEmpty();
    assertThat(judged("10.0.0.21", Map.of("jitsi_bridge_stun_servers", List.of("a:1")))).isEmpty();
    assertThat(judged("10.0.0.21", mapping("203.0.113.21"))).isEmpty();
    assertThat(judged("fd00::21", Map.of())).isEmpty();
  }

  @Test
  void warnsOfPrivateAddressesAlone() {
    assertThat(judged("10.0.0.21", Map.of()))
        .containsExactly(
            "warning: host bridge1: jitsi_bridge_require_public_address is true, and only private"
                + " addresses are known of it (10.0.0.21): without a public one it holds itself for"
                + " unhealthy, and jicofo does not use it; give the public address in"
                + " jitsi_bridge_address_mappings, or set `jitsi_bridge_require_public_address:"
                + " false` where all participants are in its private network [JT078]");
    assertThat(judged("10.0.0.21", mapping("192.168.7.7"))).hasSize(1);
  }

  private static Map<String, Object> mapping(String address) {
    return Map.of(
        "jitsi_bridge_address_mappings", List.of(Map.of("local", "10.0.0.21", "public", address)));
  }

  private List<String> judged(String address, Map<String, Object> more) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("jitsi_bridge_addresses", List.of(address));
    variables.put("jitsi_bridge_require_public_address", true);
    variables.putAll(more);
    return lines(rule, bridge("bridge1", variables));
  }
}
