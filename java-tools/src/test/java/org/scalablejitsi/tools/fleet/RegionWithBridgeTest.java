package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RegionWithBridgeTest {

  private static final Host EUROPE = bridge("bridge1", "jitsi_bridge_region", "eu");

  private final RegionWithBridge rule = new RegionWithBridge();

  @Test
  void holdsWhereEachHasOne() {
    assertThat(lines(rule, with("eu"), EUROPE, bridge("bridge2"))).isEmpty();
    assertThat(lines(rule, meet("meet1"), bridge("bridge1"))).isEmpty();
  }

  @Test
  void warnsOfARegionWithoutBridges() {
    assertThat(lines(rule, with("us"), EUROPE))
        .containsExactly(
            "warning: host meet1: jitsi_meet_regions has the region 'us', in which no bridge is;"
                + " set jitsi_bridge_region of its bridges, or leave it out [JT402]");
  }

  private static Host with(String region) {
    return meet("meet1", "jitsi_meet_regions", Map.of(region, List.of("192.0.2.0/24")));
  }
}
