package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BridgeChannelsTest {

  private static final Map<String, Object> SOCKETS =
      Map.of("bridgeChannel", Map.of("preferSctp", false));

  private final BridgeChannels rule = new BridgeChannels();

  @Test
  void holdsWhereBothSidesHaveThemOrNeither() {
    assertThat(judged(Map.of(), false)).isEmpty();
    assertThat(judged(Map.of("bridgeChannel", Map.of("preferSctp", true)), false)).isEmpty();
    assertThat(judged(Map.of("bridgeChannel", "none of ours"), false)).isEmpty();
    assertThat(judged(SOCKETS, true)).isEmpty();
  }

  @Test
  void holdsWhereOneBridgeOfSeveralHasThem() {
    assertThat(
            lines(
                rule,
                meet("meet1", AppSettings.VARIABLE, SOCKETS),
                bridge("bridge1"),
                bridge("bridge2", BridgeWebsockets.VARIABLE, true)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void warnsOfWebsocketsThatNoBrowserOpens(boolean prefers) {
    Map<String, Object> settings =
        prefers ? Map.of("bridgeChannel", Map.of("preferSctp", true)) : Map.of();

    assertThat(judged(settings, true))
        .containsExactly(
            "warning: host meet1: bridges have jitsi_bridge_websocket, and jitsi_meet_config has no"
                + " `bridgeChannel: {preferSctp: false}`, without which no browser opens a websocket"
                + " to them; set both, or leave both out [JT337]");
  }

  @Test
  void warnsOfBrowsersThatLookForOne() {
    assertThat(judged(SOCKETS, false))
        .containsExactly(
            "warning: host meet1: jitsi_meet_config has `bridgeChannel: {preferSctp: false}`, and no"
                + " bridge has jitsi_bridge_websocket, so browsers look for a websocket that is not"
                + " there; set both, or leave both out [JT337]");
  }

  @Test
  void warnsOfTheFormerKey() {
    assertThat(judged(Map.of("openBridgeChannel", "websocket"), false))
        .containsExactly(
            "warning: host meet1: jitsi_meet_config has openBridgeChannel, which the app does not"
                + " read any more; leave it out; `bridgeChannel: {preferSctp: false}` is what counts"
                + " [JT337]");
  }

  private List<String> judged(Map<String, Object> settings, boolean websocket) {
    return lines(
        rule,
        meet("meet1", AppSettings.VARIABLE, settings),
        bridge("bridge1", BridgeWebsockets.VARIABLE, websocket));
  }
}
