package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regions of bridges and participants. */
final class RegionRulesTest {

  @Nested
  class RegionOfEachBridge {

    private static final Host BY_REGION =
        meet("meet1", "jitsi_meet_jicofo_strategy", "RegionBasedBridgeSelectionStrategy");
    private static final Host EUROPE = bridge("bridge1", "jitsi_bridge_region", "eu");

    @Test
    void holdsWhereAllOrNoneHaveOne() {
      assertThat(lines("JT075", BY_REGION, EUROPE, bridge("bridge2", "jitsi_bridge_region", "us")))
          .isEmpty();
      assertThat(lines("JT075", BY_REGION, bridge("bridge1"), bridge("bridge2"))).isEmpty();
    }

    @Test
    void holdsWhereNobodyGoesByRegions() {
      assertThat(lines("JT075", meet("meet1"), EUROPE, bridge("bridge2"))).isEmpty();
    }

    @Test
    void warnsOfABridgeWithoutRegion() {
      assertThat(lines("JT075", BY_REGION, EUROPE, bridge("bridge2")))
          .containsExactly(
              "warning: host bridge2: jitsi_bridge_region is not set, while jicofo goes by regions and"
                  + " others have one; set it [JT075]");
    }
  }

  @Nested
  class RegionNetworks {

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
      assertThat(lines("JT400", meet("meet1"))).isEmpty();
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
      return lines("JT400", meet("meet1", "jitsi_meet_regions", regions));
    }
  }

  @Nested
  class RegionOfOneNetwork {

    @Test
    void holdsForNetworksWithinOthers() {
      assertThat(judged(List.of("203.0.113.0/24", "0.0.0.0/0"), List.of("203.0.113.0/25", "::/0")))
          .isEmpty();
      assertThat(lines("JT401", meet("meet1"))).isEmpty();
    }

    @Test
    void refusesANetworkOfTwoRegionsHoweverItIsWritten() {
      assertThat(judged(List.of("2001:db8::/32"), List.of("2001:DB8:0::/32")))
          .containsExactly(
              "error: host meet1: jitsi_meet_regions has the network 2001:DB8:0::/32 for eu and for"
                  + " us; leave it to one of them [JT401]");
    }

    @Test
    void refusesANetworkThatOneRegionHasTwice() {
      assertThat(judged(List.of("10.0.0.0/8", "10.0.0.0/8"), List.of()))
          .containsExactly(
              "error: host meet1: jitsi_meet_regions has the network 10.0.0.0/8 twice for eu; leave"
                  + " it to one of them [JT401]");
    }

    private List<String> judged(List<String> europe, List<String> america) {
      Map<String, Object> regions = new LinkedHashMap<>();
      regions.put("eu", europe);
      regions.put("us", america);
      return lines("JT401", meet("meet1", "jitsi_meet_regions", regions));
    }
  }

  @Nested
  class RegionWithBridge {

    private static final Host EUROPE = bridge("bridge1", "jitsi_bridge_region", "eu");

    @Test
    void holdsWhereEachHasOne() {
      assertThat(lines("JT402", with("eu"), EUROPE, bridge("bridge2"))).isEmpty();
      assertThat(lines("JT402", meet("meet1"), bridge("bridge1"))).isEmpty();
    }

    @Test
    void warnsOfARegionWithoutBridges() {
      assertThat(lines("JT402", with("us"), EUROPE))
          .containsExactly(
              "warning: host meet1: jitsi_meet_regions has the region 'us', in which no bridge is;"
                  + " set jitsi_bridge_region of its bridges, or leave it out [JT402]");
    }

    private static Host with(String region) {
      return meet("meet1", "jitsi_meet_regions", Map.of(region, List.of("192.0.2.0/24")));
    }
  }

  @Nested
  class RegionOfParticipants {

    @Test
    void holdsWhereSomethingSaysIt() {
      assertThat(judged(Map.of("jitsi_meet_regions", Map.of("eu", List.of("192.0.2.0/24")))))
          .isEmpty();
      assertThat(
              judged(
                  Map.of(
                      "jitsi_meet_config", Map.of("deploymentInfo", Map.of("userRegion", "eu")))))
          .isEmpty();
    }

    @Test
    void holdsWhereNobodyGoesByRegions() {
      assertThat(lines("JT403", meet("meet1"))).isEmpty();
    }

    @Test
    void warnsWhereNothingSaysIt() {
      assertThat(judged(Map.of("jitsi_meet_config", Map.of("startAudioMuted", 10))))
          .containsExactly(
              "warning: host meet1: jitsi_meet_jicofo_strategy goes by regions, and nothing says in"
                  + " which one a participant is; set jitsi_meet_regions, or"
                  + " jitsi_meet_config.deploymentInfo [JT403]");
    }

    private List<String> judged(Map<String, Object> more) {
      Map<String, Object> options = new HashMap<>(more);
      options.put("jitsi_meet_jicofo_strategy", "RegionBasedBridgeSelectionStrategy");
      return lines("JT403", meet("meet1", options));
    }
  }
}
