package org.scalablejitsi.tools.check;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import java.util.List;
import java.util.regex.Pattern;

/** HOCON, by the library that jicofo and the videobridge use. */
final class HoconReader implements FormatReader {

  private static final String ORIGIN = "text";
  private static final Pattern PLACED = Pattern.compile("(?s)" + ORIGIN + ": (\\d+): (.*)");

  /** Files to include lie on the host, not here. */
  private static final ConfigIncluder NOTHING =
      new ConfigIncluder() {
        @Override
        public ConfigIncluder withFallback(ConfigIncluder fallback) {
          return this;
        }

        @Override
        public ConfigObject include(ConfigIncludeContext context, String what) {
          return ConfigFactory.empty().root();
        }
      };

  @Override
  public List<Finding> read(String text) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults().setOriginDescription(ORIGIN).setIncluder(NOTHING);
    try {
      Config config = ConfigFactory.parseString(text, options);
      // The environment that fills ${NAME} is the host's.
      config.resolve(ConfigResolveOptions.noSystem().setAllowUnresolved(true));
      return List.of();
    } catch (ConfigException e) {
      return List.of(Finding.from(String.valueOf(e.getMessage()), PLACED));
    }
  }
}
