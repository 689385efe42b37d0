package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;
import static org.scalablejitsi.tools.fleet.Hosts.turn;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web app's settings. */
final class AppRulesTest {

  @Nested
  class AppAddresses {

    @Test
    void holdsForWhatTheClusterServes() {
      assertThat(judged(Map.of())).isEmpty();
      assertThat(
              judged(
                  Map.of(
                      "hosts",
                      Map.of(
                          "domain", "meet.example.com",
                          "focus", "focus.meet.example.com",
                          "muc", "conference.meet.example.com"),
                      "focusUserJid",
                      "focus@auth.meet.example.com",
                      "bosh",
                      "https://meet.example.com/tenant/http-bind",
                      "websocket",
                      "",
                      "conferenceRequestUrl",
                      "/conference-request/v1")))
          .isEmpty();
    }

    @Test
    void refusesNamesThatProsodyDoesNotHave() {
      assertThat(judged(Map.of("hosts", Map.of("muc", "muc.meet.example.com"))))
          .containsExactly(
              "error: host meet1: jitsi_meet_config has hosts.muc: 'muc.meet.example.com', and with"
                  + " jitsi_domain meet.example.com the cluster serves conference.meet.example.com;"
                  + " leave it out; the packaged file has what is right [JT316]");
      assertThat(
              judged(
                  Map.of(
                      "hosts",
                      Map.of("domain", "old.example.com", "focus", "focus.old.example.com"),
                      "focusUserJid",
                      "focus@old.example.com")))
          .hasSize(3);
    }

    @Test
    void refusesAddressesWhereTheWebHostHasNothing() {
      assertThat(judged(Map.of("websocket", "wss://meet.example.com/ws")))
          .containsExactly(
              "error: host meet1: jitsi_meet_config has websocket: 'wss://meet.example.com/ws', and"
                  + " with jitsi_domain meet.example.com the cluster serves an address on"
                  + " meet.example.com/xmpp-websocket; leave it out; the packaged file has what is"
                  + " right [JT316]");
      for (String bosh :
          List.of("https://old.example.com/http-bind", "//x/http-bind", "a b", "7")) {
        assertThat(judged(Map.of("bosh", bosh))).hasSize(1);
      }
    }

    private List<String> judged(Map<String, Object> settings) {
      return lines(
          "JT316",
          meet("meet1", Map.of("jitsi_domain", "meet.example.com", "jitsi_meet_config", settings)));
    }
  }

  @Nested
  class StunSettings {

    private static final Host TURN = turn("turn1", Map.of());
    private static final Map<String, Object> STUN =
        Map.of("p2p", Map.of("stunServers", List.of(Map.of("urls", "stun:b:1"))));

    @Test
    void holdsWhereNothingIsReplaced() {
      assertThat(lines("JT317", host(List.of(), STUN))).isEmpty();
      assertThat(lines("JT317", host(List.of("a:1"), Map.of()), TURN)).isEmpty();
      assertThat(lines("JT317", host(List.of(), Map.of("useStunTurn", false)))).isEmpty();
    }

    @Test
    void refusesASecondListOfServers() {
      assertThat(lines("JT317", host(List.of("a:1"), STUN)))
          .containsExactly(
              "error: host meet1: jitsi_meet_config has p2p.stunServers, which would replace those of"
                  + " jitsi_meet_stun_servers; name all of them in jitsi_meet_stun_servers [JT317]");
      assertThat(lines("JT317", host(List.of(), STUN), TURN))
          .singleElement()
          .asString()
          .contains("those of the group jitsi_turn;");
    }

    @Test
    void refusesTurnServersThatNobodyUses() {
      assertThat(lines("JT317", host(List.of(), Map.of("useStunTurn", false)), TURN))
          .containsExactly(
              "error: host meet1: jitsi_meet_config has useStunTurn: false, and the group jitsi_turn"
                  + " has a server that browsers would not use then; leave it out, or take the hosts"
                  + " out of jitsi_turn [JT317]");
      assertThat(lines("JT317", host(List.of(), Map.of("p2p", Map.of("useStunTurn", false))), TURN))
          .hasSize(1);
    }

    private static Host host(List<String> servers, Map<String, Object> settings) {
      return meet(
          "meet1", Map.of("jitsi_meet_stun_servers", servers, "jitsi_meet_config", settings));
    }
  }

  @Nested
  class ShownFeatures {

    @Test
    void holdsForWhatProsodyHas() {
      assertThat(judged(List.of(), Map.of("disablePolls", true))).isEmpty();
      assertThat(judged(List.of("polls"), Map.of("disablePolls", false))).isEmpty();
      assertThat(judged(List.of("file_sharing"), Map.of("fileSharing", Map.of("apiUrl", "x"))))
          .isEmpty();
    }

    @Test
    void warnsOfAFeatureThatProsodyLacks() {
      assertThat(judged(List.of("lobby"), Map.of("disablePolls", false)))
          .containsExactly(
              "warning: host meet1: jitsi_meet_config has disablePolls: false, and"
                  + " jitsi_meet_features has no polls, so prosody does not have what the app shows;"
                  + " set both, or leave both out [JT324]");
      assertThat(judged(List.of(), Map.of("speakerStats", Map.of("disabled", false)))).hasSize(1);
      assertThat(judged(List.of(), Map.of("fileSharing", Map.of("apiUrl", "x")))).hasSize(1);
    }

    @Test
    void warnsOfFilesWithoutAService() {
      assertThat(judged(List.of("file_sharing"), Map.of()))
          .containsExactly(
              "warning: host meet1: jitsi_meet_features has file_sharing, and jitsi_meet_config names"
                  + " no service for the files as fileSharing, without which the app does not show"
                  + " it; set both, or leave both out [JT324]");
    }

    private List<String> judged(List<String> features, Map<String, Object> settings) {
      return lines(
          "JT324",
          meet("meet1", Map.of("jitsi_meet_features", features, "jitsi_meet_config", settings)));
    }
  }

  @Nested
  class AbsentServices {

    @Test
    void holdsForAnAppThatOffersNone() {
      assertThat(judged(Map.of("recordingService", Map.of("enabled", false)))).isEmpty();
      assertThat(judged(Map.of("localRecording", Map.of("disable", false)))).isEmpty();
    }

    @Test
    void warnsOfServicesThatCannotLogIn() {
      assertThat(judged(Map.of("hiddenDomain", "recorder.meet.example.com")))
          .containsExactly(
              "warning: host meet1: jitsi_meet_config has hiddenDomain, for a recorder, and prosody"
                  + " has no account and no host for one; leave it out, so that the app does not"
                  + " offer what does not work [JT325]");
      assertThat(
              judged(
                  Map.of(
                      "liveStreaming", Map.of("enabled", true),
                      "recordingService", Map.of("enabled", true),
                      "transcription", Map.of("enabled", true))))
          .hasSize(3);
    }

    private List<String> judged(Map<String, Object> settings) {
      return lines("JT325", meet("meet1", Map.of("jitsi_meet_config", settings)));
    }
  }

  @Nested
  class BridgeChannels {

    private static final Map<String, Object> SOCKETS =
        Map.of("bridgeChannel", Map.of("preferSctp", false));

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
                  "JT337",
                  meet("meet1", "jitsi_meet_config", SOCKETS),
                  bridge("bridge1"),
                  bridge("bridge2", "jitsi_bridge_websocket", true)))
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
          "JT337",
          meet("meet1", "jitsi_meet_config", settings),
          bridge("bridge1", "jitsi_bridge_websocket", websocket));
    }
  }
}
