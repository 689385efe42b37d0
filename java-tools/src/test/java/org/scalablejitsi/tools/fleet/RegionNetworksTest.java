package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegionNetworksTest {

  private final RegionNetworks rule = new RegionNetworks();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.0/24",
        "203.0.113.9/32",
        "0.0.0.0/0",
        "::/0",
        "2001:db8::/32",
        "2001:DB8::1/128"
      })
  void holdsForNetworks(String network) {
    assertThat(judged(Map.of("eu-west_1.a", List.of(network)))).isEmpty();
  }

  @Test
  void holdsWhereThereAreNone() {
    assertThat(judged(Map.of("eu", List.of()))).isEmpty();
    assertThat(lines(rule, meet("meet1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.9",
        "203.0.113.9/24",
        "203.0.113.0/33",
        "203.0.113.0/255.255.255.0",
        "203.0.113.0-203.0.113.9",
        "2001:db8::/129",
        "2001:db8::1/64",
        "::ffff:203.0.113.0/120",
        "fe80::%eth0/64",
        "example.com/24",
        "203.0.113.0/24 x; }",
        "everywhere",
        ""
      })
  void refusesOthers(String network) {
    assertThat(judged(Map.of("eu", List.of("192.0.2.0/24", network))))
        .containsExactly(
            "error: host meet1: jitsi_meet_regions has '"
                + network
                + "' for the region 'eu', which is no network; list networks by their first address"
                + " and its length, for example `jitsi_meet_regions: {eu: [203.0.113.0/24]}`"
                + " [JT400]");
  }

  @Test
  void refusesWhatIsNoList() {
    assertThat(judged(Map.of("eu", "203.0.113.0/24")))
        .containsExactly(
            "error: host meet1: jitsi_meet_regions has no list of networks for the region 'eu';"
                + " write a list, for example `jitsi_meet_regions: {eu: [203.0.113.0/24]}`"
                + " [JT400]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EU West", "", "$x", "a;b", "\"", "-eu"})
  void refusesANameThatIsNoPlainWord(String region) {
    assertThat(judged(Map.of(region, List.of("192.0.2.0/24"))))
        .containsExactly(
            "error: host meet1: jitsi_meet_regions has the region '"
                + region
                + "', which is no plain word; use up to 63 letters, digits and ._-, with a letter"
                + " or digit first [JT400]");
  }

  private List<String> judged(Map<String, Object> regions) {
    return lines(rule, meet("meet1", "jitsi_meet_regions", regions));
  }
}
