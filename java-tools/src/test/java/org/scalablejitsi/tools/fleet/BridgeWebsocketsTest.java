package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;

import org.junit.jupiter.api.Test;

final class BridgeWebsocketsTest {

  private final BridgeWebsockets rule = new BridgeWebsockets();

  @Test
  void holdsWithout() {
    assertThat(lines(rule, bridge("bridge1"), bridge("bridge2", BridgeWebsockets.VARIABLE, false)))
        .isEmpty();
  }

  @Test
  void warnsOfThem() {
    assertThat(lines(rule, bridge("bridge1", BridgeWebsockets.VARIABLE, true), bridge("bridge2")))
        .containsExactly(
            "warning: host bridge1: jitsi_bridge_websocket is true, and Jitsi gives websockets to"
                + " bridges up; leave it out: browsers use the media connection instead [JT338]");
  }
}
