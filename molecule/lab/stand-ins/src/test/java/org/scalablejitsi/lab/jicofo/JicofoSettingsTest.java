package org.scalablejitsi.lab.jicofo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.lab.TestSettings;
import org.scalablejitsi.lab.config.Misconfigured;

class JicofoSettingsTest {
  private static final String HOCON =
      """
      jicofo {
        xmpp.client { domain = auth.d, xmpp-domain = d, password = p, client-proxy = focus.d }
        bridge.brewery-jid = "jvbbrewery@internal.auth.d"
      }
      """;

  @Test
  void defaultsAreThoseOfTheRealJicofo() {
    JicofoSettings settings = JicofoSettings.read(TestSettings.hocon(HOCON));
    assertThat(settings.xmpp().hostname()).isEqualTo("localhost");
    assertThat(settings.xmpp().port()).isEqualTo(5222);
    assertThat(settings.xmpp().jid()).isEqualTo("focus@auth.d");
    assertThat(settings.xmpp().useTls()).isTrue();
    assertThat(settings.xmpp().disableCertificateVerification()).isFalse();
    assertThat(settings.rest().host()).isEqualTo("127.0.0.1");
    assertThat(settings.rest().port()).isEqualTo(8888);
    assertThat(settings.health().enabled()).isFalse();
    assertThat(settings.bridge().strategy()).isEqualTo("SingleBridgeSelectionStrategy");
    assertThat(settings.bridge().stressThreshold()).isEqualTo(0.8);
  }

  @Test
  void legacyPropertiesWin() {
    JicofoSettings settings =
        JicofoSettings.read(
            TestSettings.of(
                """
                org.jitsi.jicofo.BRIDGE_MUC=old@internal.auth.d
                org.jitsi.jicofo.HOSTNAME=old
                org.jitsi.jicofo.FOCUS_USER_PASSWORD=oldpass
                """,
                HOCON));
    assertThat(settings.brewery()).hasToString("Optional[old@internal.auth.d]");
    assertThat(settings.xmpp().hostname()).isEqualTo("old");
    assertThat(settings.xmpp().password()).contains("oldpass");
  }

  @ParameterizedTest
  @ValueSource(strings = {"domain", "xmpp-domain"})
  void refusesToStartWithoutADomain(String key) {
    String hocon = HOCON.replaceFirst("(?<![-a-z])" + key + " = [a-z.]+,", "");
    assertThatThrownBy(() -> JicofoSettings.read(TestSettings.hocon(hocon)))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("jicofo.xmpp.client." + key);
  }

  @Test
  void refusesAnUnknownStrategy() {
    assertThatThrownBy(
            () ->
                JicofoSettings.read(
                    TestSettings.hocon(HOCON + "jicofo.bridge.selection-strategy = Best")))
        .isInstanceOf(Misconfigured.class)
        .hasMessage("jicofo.bridge.selection-strategy: no such strategy: Best");
  }
}
