package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricsAddressesTest {

  private final MetricsAddresses rule = new MetricsAddresses();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.9",
        "10.1.0.0/24",
        "10.1.2.3/8",
        "192.0.2.9/32",
        "2001:db8::1",
        "fd00::/1",
        "::1/128"
      })
  void holdsForAddressesAndNetworks(String address) {
    assertThat(lines(rule, with(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prometheus.example.com",
        "0.0.0.0/0",
        "::/0",
        "192.0.2.0/33",
        "2001:db8::/129",
        "192.0.2.0/",
        "192.0.2.0/255.255.255.0",
        "192.0.2.9/24/8",
        "fe80::1%eth0",
        "192.0.2.9 accept",
        "192.0.2.1-192.0.2.9",
        ""
      })
  void refusesOthers(String address) {
    assertThat(lines(rule, with(address)))
        .containsExactly(
            "error: host bridge1: jitsi_metrics_allow has '"
                + address
                + "', which is no literal address and no network of some; list addresses and"
                + " networks, for example `jitsi_metrics_allow: [192.0.2.9, 10.1.0.0/24]` [JT350]");
  }

  private static Host with(String address) {
    return bridge("bridge1", "jitsi_metrics_allow", List.of("192.0.2.1", address));
  }
}
