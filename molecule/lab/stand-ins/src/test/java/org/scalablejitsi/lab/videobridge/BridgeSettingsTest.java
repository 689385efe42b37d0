package org.scalablejitsi.lab.videobridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.lab.TestSettings;
import org.scalablejitsi.lab.config.Misconfigured;

class BridgeSettingsTest {
  @Test
  void defaultsAreThoseOfTheRealBridge() {
    BridgeSettings settings = BridgeSettings.read(TestSettings.hocon(""));
    assertThat(settings.rest())
        .isEqualTo(new RestSettings("127.0.0.1", 8080, false, false, true, true, true, true));
    assertThat(settings.health().udpPort()).isEqualTo(10000);
    assertThat(settings.health().interval()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.health().requireValidAddress()).isTrue();
    assertThat(settings.shutdown())
        .isEqualTo(new ShutdownSettings(Duration.ofHours(24), 0, Duration.ofMinutes(1)));
    assertThat(settings.relayId()).isEmpty();
    assertThat(settings.clients()).isEmpty();
  }

  @Test
  void shutdownNeedsTheColibriApiToo() {
    String shutdown = "videobridge.rest.shutdown.enabled = true\n";
    assertThat(rest(shutdown).shutdown()).isFalse();
    assertThat(rest(shutdown + "videobridge.apis.rest.enabled = true").shutdown()).isTrue();
  }

  @Test
  void legacyPropertySwitchesTheColibriApiOff() {
    assertThat(
            RestSettings.read(
                    TestSettings.of(
                        "org.jitsi.videobridge.ENABLE_REST_COLIBRI=false",
                        "videobridge.apis.rest.enabled = true"))
                .colibri())
        .isFalse();
  }

  @Test
  void relayIdCountsOnlyWhileRelaysAreOn() {
    String id = "videobridge.relay.relay-id = bridge1\n";
    assertThat(BridgeSettings.read(TestSettings.hocon(id)).relayId()).isEmpty();
    assertThat(
            BridgeSettings.read(TestSettings.hocon(id + "videobridge.relay.enabled = true"))
                .relayId())
        .contains("bridge1");
    assertThatThrownBy(
            () -> BridgeSettings.read(TestSettings.hocon("videobridge.relay.enabled = true")))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("videobridge.relay.relay-id");
  }

  private static RestSettings rest(String hocon) {
    return RestSettings.read(TestSettings.hocon(hocon));
  }
}
