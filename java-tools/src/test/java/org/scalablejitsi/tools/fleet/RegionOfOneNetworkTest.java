package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RegionOfOneNetworkTest {

  private final RegionOfOneNetwork rule = new RegionOfOneNetwork();

  @Test
  void holdsForNetworksWithinOthers() {
    assertThat(judged(List.of("203.0.113.0/24", "0.0.0.0/0"), List.of("203.0.113.0/25", "::/0")))
        .isEmpty();
    assertThat(lines(rule, meet("meet1"))).isEmpty();
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
    return lines(rule, meet("meet1", "jitsi_meet_regions", regions));
  }
}
