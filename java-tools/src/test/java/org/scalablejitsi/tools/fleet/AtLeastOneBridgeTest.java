package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AtLeastOneBridgeTest {
  private final AtLeastOneBridge rule = new AtLeastOneBridge();

  @Test
  void holdsWithOne() {
    assertThat(Hosts.lines(rule, Hosts.meet("meet1"), Hosts.bridge("bridge1"))).isEmpty();
  }

  @Test
  void holdsWithSeveral() {
    assertThat(Hosts.lines(rule, Hosts.bridge("bridge1"), Hosts.bridge("bridge2"))).isEmpty();
  }

  @Test
  void missesABridge() {
    assertThat(Hosts.lines(rule, Hosts.meet("meet1")))
        .containsExactly(
            "error: no host is in group jitsi_bridges; put at least one host there [JT002]");
  }
}
