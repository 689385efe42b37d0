package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AppAddressesTest {

  private final AppAddresses rule = new AppAddresses();

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
    for (String bosh : List.of("https://old.example.com/http-bind", "//x/http-bind", "a b", "7")) {
      assertThat(judged(Map.of("bosh", bosh))).hasSize(1);
    }
  }

  private List<String> judged(Map<String, Object> settings) {
    return lines(
        rule,
        meet("meet1", Map.of("jitsi_domain", "meet.example.com", AppSettings.VARIABLE, settings)));
  }
}
