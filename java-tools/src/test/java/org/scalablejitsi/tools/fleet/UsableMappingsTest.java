package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsableMappingsTest {

  private static final String REMEDY =
      "; write pairs of literal addresses, for example `jitsi_bridge_address_mappings:"
          + " [{local: 10.0.0.21, public: 203.0.113.21}]` [JT071]";

  private final UsableMappings rule = new UsableMappings();

  @ParameterizedTest
  @CsvSource({"10.0.0.21, 203.0.113.21", "fd00::21, 2001:db8::21", "203.0.113.21, 203.0.113.21"})
  void holdsForLiteralsOfOneFamily(String inside, String outside) {
    assertThat(lines(rule, mapped("hocon", inside, outside))).isEmpty();
    assertThat(lines(rule, mapped("properties", inside, outside))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.21, bridge1.example.com, not both are literal addresses",
    "fe80::1%eth0, 2001:db8::21, not both are literal addresses",
    "10.0.0.21, 2001:db8::21, one is IPv4 and one IPv6",
    "10.0.0.21, 0.0.0.0, one is the unspecified address",
    "127.0.0.1, 203.0.113.21, one is a loopback address"
  })
  void refusesOthers(String inside, String outside, String reason) {
    assertThat(lines(rule, mapped("hocon", inside, outside)))
        .containsExactly(
            "error: host bridge1: jitsi_bridge_address_mappings has {local: "
                + inside
                + ", public: "
                + outside
                + "}, where "
                + reason
                + REMEDY);
  }

  @Test
  void refusesALocalAddressTwice() {
    assertThat(lines(rule, mapped("hocon", "10.0.0.21", "203.0.113.1", "10.0.0.21", "203.0.113.2")))
        .containsExactly(
            "error: host bridge1: jitsi_bridge_address_mappings has the local address 10.0.0.21"
                + " twice"
                + REMEDY);
  }

  @Test
  void knowsOnePairInTheLayoutProperties() {
    String[] two = {"10.0.0.21", "203.0.113.1", "10.0.0.22", "203.0.113.2"};
    assertThat(lines(rule, mapped("hocon", two))).isEmpty();
    assertThat(lines(rule, mapped("properties", two)))
        .containsExactly(
            "error: host bridge1: jitsi_bridge_address_mappings has more than the one pair that the"
                + " layout properties knows"
                + REMEDY);
  }

  private static Host mapped(String layout, String... addresses) {
    List<Map<String, String>> pairs = new ArrayList<>();
    for (int i = 0; i < addresses.length; i += 2) {
      pairs.add(Map.of("local", addresses[i], "public", addresses[i + 1]));
    }
    return bridge("bridge1", Map.of("jitsi_config_layout", layout, AddressMapping.VARIABLE, pairs));
  }
}
