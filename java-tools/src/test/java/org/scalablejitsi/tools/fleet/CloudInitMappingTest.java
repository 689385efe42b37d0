package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CloudInitMappingTest {

  private final CloudInitMapping rule = new CloudInitMapping();

  @Test
  void holdsForEitherAlone() {
    assertThat(
            lines(
                rule,
                bridge("bridge1", "jitsi_bridge_aws_mapping", true),
                bridge("bridge2", "jitsi_bridge_cloud_init", true)))
        .isEmpty();
  }

  @Test
  void refusesBoth() {
    assertThat(
            lines(
                rule,
                bridge(
                    "bridge1",
                    Map.of("jitsi_bridge_cloud_init", true, "jitsi_bridge_aws_mapping", true))))
        .containsExactly(
            "error: host bridge1: jitsi_bridge_aws_mapping is on, and the metadata service is closed"
                + " to all but root by jitsi_bridge_cloud_init; set jitsi_bridge_address_mappings, or"
                + " jitsi_bridge_stun_servers, instead [JT361]");
  }
}
