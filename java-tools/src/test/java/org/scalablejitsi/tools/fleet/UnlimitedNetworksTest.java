package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnlimitedNetworksTest {

  private static final String VARIABLE = "jitsi_meet_unlimited_networks";

  private final UnlimitedNetworks rule = new UnlimitedNetworks();

  @Test
  void holdsForNetworks() {
    List<String> networks =
        List.of("203.0.113.0/24", "203.0.113.9/32", "2001:db8::/48", "::1/128", "0.0.0.0/0");

    assertThat(lines(rule, meet("meet1", VARIABLE, networks))).isEmpty();
  }

  @Test
  void holdsForNone() {
    assertThat(lines(rule, meet("meet1"), meet("meet2", VARIABLE, List.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.9", "203.0.113.9/24", "example.com", "10.0.0.0/8 1; }", ""})
  void refusesAnythingElse(String network) {
    assertThat(lines(rule, meet("meet1", VARIABLE, List.of(network))))
        .containsExactly(
            "error: host meet1: jitsi_meet_unlimited_networks has '"
                + network
                + "', which is no network; list networks by their first address and its length, for"
                + " example `jitsi_meet_unlimited_networks: [203.0.113.0/24, 198.51.100.9/32]`"
                + " [JT315]");
  }

  @Test
  void refusesANetworkThatIsThereTwice() {
    assertThat(lines(rule, meet("meet1", VARIABLE, List.of("2001:db8::/32", "2001:DB8:0::/32"))))
        .containsExactly(
            "error: host meet1: jitsi_meet_unlimited_networks has the network 2001:DB8:0::/32"
                + " twice; leave one of them out [JT315]");
  }
}
