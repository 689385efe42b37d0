package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import org.junit.jupiter.api.Test;

final class RegionOfEachBridgeTest {

  private static final Host BY_REGION =
      meet("meet1", "jitsi_meet_jicofo_strategy", "RegionBasedBridgeSelectionStrategy");
  private static final Host EUROPE = bridge("bridge1", "jitsi_bridge_region", "eu");

  private final RegionOfEachBridge rule = new RegionOfEachBridge();

  @Test
  void holdsWhereAllOrNoneHaveOne() {
    assertThat(lines(rule, BY_REGION, EUROPE, bridge("bridge2", "jitsi_bridge_region", "us")))
        .isEmpty();
    assertThat(lines(rule, BY_REGION, bridge("bridge1"), bridge("bridge2"))).isEmpty();
  }

  @Test
  void holdsWhereNobodyGoesByRegions() {
    assertThat(lines(rule, meet("meet1"), EUROPE, bridge("bridge2"))).isEmpty();
  }

  @Test
  void warnsOfABridgeWithoutRegion() {
    assertThat(lines(rule, BY_REGION, EUROPE, bridge("bridge2")))
        .containsExactly(
            "warning: host bridge2: jitsi_bridge_region is not set, while jicofo goes by regions and"
                + " others have one; set it [JT075]");
  }
}
