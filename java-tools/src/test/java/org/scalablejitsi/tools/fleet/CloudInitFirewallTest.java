package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudInitFirewallTest {

  private final CloudInitFirewall rule = new CloudInitFirewall();

  @Test
  void holdsForNftables() {
    assertThat(
            lines(
                rule,
                bridge("bridge1", "jitsi_bridge_cloud_init", true),
                bridge(
                    "bridge2",
                    Map.of("jitsi_bridge_cloud_init", true, "jitsi_firewall", "nftables"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ufw", "none"})
  void refusesWhatCannotTellUsersApart(String firewall) {
    assertThat(
            lines(
                rule,
                bridge("bridge1", "jitsi_firewall", firewall),
                bridge(
                    "bridge2",
                    Map.of("jitsi_bridge_cloud_init", true, "jitsi_firewall", firewall))))
        .containsExactly(
            "error: host bridge2: jitsi_bridge_cloud_init is set and jitsi_firewall is "
                + firewall
                + ", which lets every user of the host read the user data; set jitsi_firewall:"
                + " nftables for this bridge [JT360]");
  }
}
