package org.scalablejitsi.tools.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.settings.Settings.jvbConf;
import static org.scalablejitsi.tools.settings.Settings.lines;

import org.junit.jupiter.api.Test;

final class UnreadKeysTest {
  private final UnreadKeys rule = UnreadKeys.ofVideobridge();

  @Test
  void holdsForKeysBesideThem() {
    assertThat(
            lines(
                rule,
                jvbConf(
                    """
                    videobridge.stats.interval = 5 seconds
                    videobridge.sctp.enabled = true
                    """)))
        .isEmpty();
  }

  @Test
  void saysWhatReplacedEach() {
    assertThat(
            lines(
                rule,
                jvbConf(
                    """
                    videobridge {
                      stats {
                        enabled = true
                        transports = [{ type = "muc" }]
                      }
                      sctp.use-usrsctp = false
                    }
                    """)))
        .containsExactly(
            line(6, "sctp.use-usrsctp", "remove it, the bridge has one SCTP implementation only"),
            line(
                3,
                "stats.enabled",
                "remove it, statistics are always collected; videobridge.apis.rest.enabled shows"
                    + " them"),
            line(
                4,
                "stats.transports",
                "remove it, presence carries them as often as"
                    + " videobridge.apis.xmpp-client.presence-interval says"));
  }

  @Test
  void knowsWhatJicofoReadOnce() {
    assertThat(
            lines(
                UnreadKeys.ofJicofo(),
                Settings.jicofoConf(
                    """
                    jicofo {
                      bridge { max-bridge-packet-rate = 1, stress-threshold = 0.8 }
                      codec.audio { isac-16000.enabled = true, opus.enabled = true }
                    }
                    """)))
        .containsExactly(
            "warning: /etc/jicofo.conf from template jicofo.j2: line 2: jicofo no longer reads"
                + " 'jicofo.bridge.max-bridge-packet-rate'; remove it, bridges report their stress"
                + " themselves; see jicofo.bridge.stress-threshold [JT043]",
            "warning: /etc/jicofo.conf from template jicofo.j2: line 3: jicofo no longer reads"
                + " 'jicofo.codec.audio.isac-16000'; remove it, browsers have no iSAC any more"
                + " [JT043]");
  }

  @Test
  void judgesNothingThatTheHostsEnvironmentDecides() {
    assertThat(lines(rule, jvbConf("videobridge.stats = ${X} { enabled = true }\n"))).isEmpty();
  }

  private static String line(int number, String key, String remedy) {
    return "warning: /etc/jvb.conf from template jvb.conf.j2: line "
        + number
        + ": videobridge no longer reads 'videobridge."
        + key
        + "'; "
        + remedy
        + " [JT043]";
  }
}
