package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OneRolePerHostTest {
  private final OneRolePerHost rule = new OneRolePerHost();

  @Test
  void holdsForSeparateHosts() {
    assertThat(Hosts.lines(rule, Hosts.meet("meet1"), Hosts.bridge("bridge1"))).isEmpty();
  }

  @Test
  void ignoresGroupsOfOthers() {
    Host host = new Host("meet1", Set.of("jitsi_meet", "web", "monitoring"), Map.of());

    assertThat(Hosts.lines(rule, host)).isEmpty();
  }

  @Test
  void refusesAHostInBothGroups() {
    Host both = new Host("all1", Set.of("jitsi_meet", "jitsi_bridges"), Map.of());

    assertThat(Hosts.lines(rule, both, Hosts.bridge("bridge1")))
        .containsExactly(
            "error: host all1: is in both groups, jitsi_meet and jitsi_bridges;"
                + " take it out of one of them [JT003]");
  }
}
