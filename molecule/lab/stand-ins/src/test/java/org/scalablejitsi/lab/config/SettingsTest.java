package org.scalablejitsi.lab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.scalablejitsi.lab.TestSettings;

class SettingsTest {
  @Test
  void legacyWinsOverHocon() {
    Settings settings = TestSettings.of("old.name = legacy", "new.name = hocon");
    assertThat(settings.text("new.name", "old.name")).isEqualTo("legacy");
  }

  @Test
  void hoconCountsWithoutLegacy() {
    Settings settings = TestSettings.of("", "new.name = hocon");
    assertThat(settings.text("new.name", "old.name")).isEqualTo("hocon");
  }

  @Test
  void missingSettingIsNamed() {
    Settings settings = TestSettings.hocon("");
    assertThat(settings.find("a.b")).isEmpty();
    assertThatThrownBy(() -> settings.text("a.b"))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("a.b");
  }

  @Test
  void readsFractionsAsJitsiDoes() {
    assertThat(TestSettings.hocon("a = 80%").fraction("a")).isEqualTo(0.8);
  }
}
