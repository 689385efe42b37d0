package org.scalablejitsi.tools.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.settings.Settings.jvbConf;
import static org.scalablejitsi.tools.settings.Settings.lines;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompleteConnectionsTest {
  private static final String COMPLETE =
      "HOSTNAME = a, USERNAME = b, PASSWORD = c, MUC_JIDS = d, MUC_NICKNAME = e";

  private final CompleteConnections rule = new CompleteConnections();

  @Test
  void holdsForCompleteConnectionsInEitherCase() {
    assertThat(lines(rule, jvbConf(configs(COMPLETE + ", PORT = 5222")))).isEmpty();
    assertThat(lines(rule, jvbConf(configs(COMPLETE.toLowerCase(Locale.ROOT))))).isEmpty();
  }

  @Test
  void holdsWithoutAnyConnection() {
    assertThat(lines(rule, jvbConf("videobridge.relay.enabled = true"))).isEmpty();
    assertThat(lines(rule, jvbConf("videobridge.apis.xmpp-client.configs {}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HOSTNAME", "USERNAME", "PASSWORD", "MUC_JIDS", "MUC_NICKNAME"})
  void missesEachOfTheFive(String key) {
    String incomplete = COMPLETE.replaceAll(key + " = .(, )?", "DOMAIN = x$1");

    assertThat(lines(rule, jvbConf(configs(incomplete))))
        .containsExactly(
            "error: /etc/jvb.conf from template jvb.conf.j2: line 2: the bridge drops its XMPP"
                + " connection 'jvb', which lacks "
                + key
                + "; add what is missing there, or remove the connection [JT042]");
  }

  @Test
  void tellsEachIncompleteConnectionWithAllItLacks() {
    String text =
        """
        videobridge.apis.xmpp-client.configs {
          first {}
          second { HOSTNAME = a, USERNAME = b }
          third { %s }
          fourth = 4
        }
        """
            .formatted(COMPLETE);

    assertThat(lines(rule, jvbConf(text)))
        .extracting(line -> line.replaceAll(".*(line \\d+): .* '(.*)', which (.*);.*", "$1 $2 $3"))
        .containsExactly(
            "line 2 first lacks HOSTNAME, USERNAME, PASSWORD, MUC_JIDS, MUC_NICKNAME",
            "line 3 second lacks PASSWORD, MUC_JIDS, MUC_NICKNAME",
            "line 5 fourth lacks HOSTNAME, USERNAME, PASSWORD, MUC_JIDS, MUC_NICKNAME");
  }

  private static String configs(String content) {
    return "videobridge.apis.xmpp-client.configs {\n  jvb { " + content + " }\n}\n";
  }
}
