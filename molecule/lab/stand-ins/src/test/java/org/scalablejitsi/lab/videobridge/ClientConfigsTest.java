package org.scalablejitsi.lab.videobridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jitsi.xmpp.mucclient.MucClientConfiguration;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.lab.TestSettings;
import org.scalablejitsi.lab.config.Misconfigured;

class ClientConfigsTest {
  private static final String COMPLETE =
      "{ HOSTNAME = h, PORT = \"5222\", USERNAME = jvb, PASSWORD = p, MUC_JIDS = \"r@m\", MUC_NICKNAME = n }";
  private static final String HOCON =
      "videobridge.apis.xmpp-client.configs { good = " + COMPLETE + ", bad { HOSTNAME = h } }";
  private static final String LEGACY = "org.jitsi.videobridge.xmpp.user.shard.";

  @Test
  void dropsIncompleteEntries() {
    assertThat(ClientConfigs.read(TestSettings.hocon(HOCON)))
        .singleElement()
        .satisfies(
            config -> {
              assertThat(config.getId()).isEqualTo("good");
              assertThat(config.getMucNickname()).isEqualTo("n");
              assertThat(config.getIqHandlerMode()).isEqualTo("sync");
              assertThat(config.getDisableCertificateVerification()).isFalse();
            });
  }

  @Test
  void oneCompleteLegacySetHidesHocon() {
    String legacy =
        LEGACY
            + "HOSTNAME=old\n"
            + LEGACY
            + "USERNAME=jvb\n"
            + LEGACY
            + "PASSWORD=p\n"
            + LEGACY
            + "MUC_JIDS=r@m\n"
            + LEGACY
            + "MUC_NICKNAME=n\n";
    assertThat(ClientConfigs.read(TestSettings.of(legacy, HOCON)))
        .extracting(MucClientConfiguration::getHostname)
        .containsExactly("old");
  }

  @Test
  void incompleteLegacySetHidesNothing() {
    assertThat(ClientConfigs.read(TestSettings.of(LEGACY + "HOSTNAME=old\n", HOCON)))
        .extracting(MucClientConfiguration::getId)
        .containsExactly("good");
  }

  @Test
  void anEntryMustBeAnObject() {
    assertThatThrownBy(
            () ->
                ClientConfigs.read(
                    TestSettings.hocon("videobridge.apis.xmpp-client.configs.x = 1")))
        .isInstanceOf(Misconfigured.class)
        .hasMessage("videobridge.apis.xmpp-client.configs.x: an object is expected");
  }
}
