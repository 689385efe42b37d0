package org.scalablejitsi.lab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jitsi.config.ConfigurationServiceConfigSource;
import org.jitsi.config.JitsiConfig;
import org.jitsi.config.ReadOnlyConfigurationService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files are found by the properties that the packages' start scripts set. */
class JitsiFilesTest {
  private static final String LOCATION = "net.java.sip.communicator.SC_HOME_DIR_LOCATION";
  private static final String NAME = "net.java.sip.communicator.SC_HOME_DIR_NAME";
  private static final String PRIVATE_PORT = "videobridge.http-servers.private.port";

  @AfterEach
  void forget() {
    System.clearProperty("config.file");
    System.clearProperty(LOCATION);
    System.clearProperty(NAME);
    System.clearProperty(PRIVATE_PORT);
    JitsiConfig.Companion.reloadNewConfig();
  }

  @Test
  void readsBothFilesAndLegacyWins(@TempDir Path etc) throws IOException {
    Files.writeString(
        etc.resolve("jvb.conf"), "videobridge.http-servers.private { host = h, port = 1 }");
    Files.createDirectory(etc.resolve("videobridge"));
    Files.writeString(
        etc.resolve("videobridge/sip-communicator.properties"),
        "org.jitsi.videobridge.rest.private.jetty.port=2\n");
    System.setProperty("config.file", etc.resolve("jvb.conf").toString());
    System.setProperty(LOCATION, etc.toString());
    System.setProperty(NAME, "videobridge");

    Settings settings = load();

    assertThat(settings.text("videobridge.http-servers.private.host")).isEqualTo("h");
    assertThat(settings.number(PRIVATE_PORT, "org.jitsi.videobridge.rest.private.jetty.port"))
        .isEqualTo(2);
  }

  @Test
  void systemPropertiesFillWhatTheFileLeavesOut(@TempDir Path etc) throws IOException {
    Files.writeString(etc.resolve("jvb.conf"), "videobridge.http-servers.private.host = h");
    System.setProperty("config.file", etc.resolve("jvb.conf").toString());
    System.setProperty(PRIVATE_PORT, "3");
    assertThat(load().number(PRIVATE_PORT)).isEqualTo(3);

    Files.writeString(etc.resolve("jvb.conf"), PRIVATE_PORT + " = 4");
    assertThat(load().number(PRIVATE_PORT)).isEqualTo(4);
  }

  private static Settings load() {
    JitsiConfig.Companion.reloadNewConfig();
    return new Settings(
        new ConfigurationServiceConfigSource("legacy", new ReadOnlyConfigurationService()),
        JitsiConfig.Companion.getNewConfig());
  }
}
