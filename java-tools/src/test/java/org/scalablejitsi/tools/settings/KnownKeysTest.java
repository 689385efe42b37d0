package org.scalablejitsi.tools.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.settings.Settings.jicofoConf;
import static org.scalablejitsi.tools.settings.Settings.jvbConf;
import static org.scalablejitsi.tools.settings.Settings.lines;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KnownKeysTest {
  private final KnownKeys bridge = KnownKeys.ofVideobridge();
  private final KnownKeys jicofo = KnownKeys.ofJicofo();

  @Test
  void holdsForWhatTheBridgeReads() {
    assertThat(
            bridgeLines(
                """
                videobridge {
                  apis.xmpp-client.configs.any-id { HOSTNAME = a, muc_jids = b, PORT = 5222 }
                  load-management.conference-last-n-limits { 20 = 20, 30 = 15 }
                  http-servers.public { port = 9090, tls-port = -1 }
                  ice.udp.port = 10000
                  relay { enabled = true, relay-id = b1, region = eu }
                }
                ice4j.harvest.mapping.static-mappings = [{ local-address = "10.0.0.1", x = y }]
                jmt.bwe { whatever.is = below }
                """))
        .isEmpty();
  }

  @Test
  void holdsForWhatJicofoReads() {
    assertThat(
            jicofoLines(
                """
                jicofo {
                  xmpp.client { hostname = localhost, client-proxy = focus.meet.example.com }
                  xmpp.visitors.v1 { enabled = true, conference-service = a }
                  bridge.brewery-jid = "jvbbrewery@internal.auth.meet.example.com"
                  health.enabled = true
                }
                """))
        .isEmpty();
  }

  @Test
  void namesTheLineAndTheNearestKnownKey() {
    assertThat(bridgeLines("videobridge {\n  ice {\n    upd { port = 10001 }\n  }\n}\n"))
        .containsExactly(
            "warning: /etc/jvb.conf from template jvb.conf.j2: line 3: videobridge knows no key"
                + " 'videobridge.ice.upd'; write 'videobridge.ice.udp' if that is meant, or remove"
                + " it [JT044]");
  }

  @Test
  void proposesNothingFarFetched() {
    assertThat(jicofoLines("jicofo.frobnicate = 1\n"))
        .containsExactly(
            "warning: /etc/jicofo.conf from template jicofo.j2: line 1: jicofo knows no key"
                + " 'jicofo.frobnicate'; fix its name, or remove it [JT044]");
  }

  @Test
  void tellsEachUnknownKeyOnceInTheTextsOrder() {
    assertThat(
            bridgeLines(
                """
                zzz { a = 1, b = 2 }
                videobridge.ice.udp.port = 1
                videobridge.ice.udp.prot = 1
                videobridge.relay.relay_id = x
                """))
        .extracting(line -> line.replaceAll(".*(line \\d+: .*');.*", "$1"))
        .containsExactly(
            "line 1: videobridge knows no key 'zzz'",
            "line 3: videobridge knows no key 'videobridge.ice.udp.prot'",
            "line 4: videobridge knows no key 'videobridge.relay.relay_id'");
  }

  @Test
  void keepsTheTwoServicesKeysApart() {
    assertThat(bridgeLines("jicofo.health.enabled = true\n")).hasSize(1);
    assertThat(jicofoLines("videobridge.ice.udp.port = 1\n")).hasSize(1);
  }

  @Test
  void seesAnObjectBelowAKeyThatHasAValue() {
    assertThat(bridgeLines("videobridge.ice.udp.port { number = 1 }\n")).hasSize(1);
  }

  @Test
  void quotesAKeyWithADot() {
    assertThat(bridgeLines("videobridge { \"ice.udp\" = 1 }\n"))
        .singleElement()
        .asString()
        .contains("knows no key 'videobridge.\"ice.udp\"';");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "videobridge.stats.enabled = true",
        "videobridge.stats.transports = [{ type = muc }]",
        "videobridge.sctp { use-usrsctp = true }"
      })
  void leavesKeysThatAreNoLongerReadToTheirRule(String text) {
    assertThat(bridgeLines(text)).isEmpty();
  }

  @Test
  void judgesNothingThatTheHostsEnvironmentDecides() {
    assertThat(bridgeLines("videobridge.ice = ${SOME_OBJECT} { upd = 1 }\n")).isEmpty();
    assertThat(bridgeLines("videobridge.relay.relay-id = ${?RELAY_ID}\n")).isEmpty();
  }

  private List<String> bridgeLines(String text) {
    return lines(bridge, jvbConf(text));
  }

  private List<String> jicofoLines(String text) {
    return lines(jicofo, jicofoConf(text));
  }
}
