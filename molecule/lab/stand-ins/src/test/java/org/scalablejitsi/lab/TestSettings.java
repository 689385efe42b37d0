package org.scalablejitsi.lab;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jitsi.config.ConfigurationServiceConfigSource;
import org.jitsi.config.ReadOnlyConfigurationService;
import org.jitsi.config.TypesafeConfigSource;
import org.scalablejitsi.lab.config.Settings;

/** Settings from texts, over the stand-ins' own defaults, by Jitsi's own sources. */
public final class TestSettings {
  private static final String LOCATION = "net.java.sip.communicator.SC_HOME_DIR_LOCATION";
  private static final String NAME = "net.java.sip.communicator.SC_HOME_DIR_NAME";

  private TestSettings() {}

  public static Settings of(String legacy, String hocon) {
    Config config =
        ConfigFactory.parseString(hocon)
            .withFallback(ConfigFactory.parseResources("reference.conf"))
            .resolve();
    return new Settings(
        new ConfigurationServiceConfigSource("legacy", legacy(legacy)),
        new TypesafeConfigSource("hocon", config));
  }

  public static Settings hocon(String hocon) {
    return of("", hocon);
  }

  /** Jitsi's reader takes nothing but a file that two properties name. */
  private static ReadOnlyConfigurationService legacy(String text) {
    try {
      Path directory = Files.createTempDirectory("legacy");
      Path file = Files.writeString(directory.resolve("sip-communicator.properties"), text);
      try {
        System.setProperty(LOCATION, directory.getParent().toString());
        System.setProperty(NAME, directory.getFileName().toString());
        return new ReadOnlyConfigurationService();
      } finally {
        System.clearProperty(LOCATION);
        System.clearProperty(NAME);
        Files.delete(file);
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
