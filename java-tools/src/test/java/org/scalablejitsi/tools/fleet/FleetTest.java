package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FleetTest {

  private final Host second = new Host("b2", Set.of("jitsi_bridges", "all"), Map.of());
  private final Host meet = new Host("meet1", Set.of("jitsi_meet"), Map.of());
  private final Host other = new Host("db", Set.of("all"), Map.of());
  private final Host first = new Host("b1", Set.of("jitsi_bridges"), Map.of());
  private final Fleet fleet = new Fleet(List.of(second, meet, other, first));

  @Test
  void findsTheHostsOfItsGroupsInTheInventorysOrder() {
    assertThat(fleet.bridges()).containsExactly(second, first);
    assertThat(fleet.meetHosts()).containsExactly(meet);
  }

  @Test
  void mayBeEmpty() {
    assertThat(new Fleet(List.of()).bridges()).isEmpty();
    assertThat(new Fleet(List.of()).meetHosts()).isEmpty();
  }
}
