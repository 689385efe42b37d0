package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OneMeetHostTest {
  private final OneMeetHost rule = new OneMeetHost();

  @Test
  void holdsWithExactlyOne() {
    assertThat(Hosts.lines(rule, Hosts.bridge("bridge1"), Hosts.meet("meet1"))).isEmpty();
  }

  @Test
  void missesTheMeetHost() {
    assertThat(Hosts.lines(rule, Hosts.bridge("bridge1")))
        .containsExactly(
            "error: no host is in group jitsi_meet; put exactly one host there [JT001]");
  }

  @Test
  void namesAllOfSeveral() {
    assertThat(Hosts.lines(rule, Hosts.meet("meet1"), Hosts.meet("meet2")))
        .containsExactly(
            "error: 2 hosts are in group jitsi_meet: meet1, meet2;"
                + " leave exactly one of them there [JT001]");
  }
}
