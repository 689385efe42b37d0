package org.scalablejitsi.lab.videobridge;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jitsi.xmpp.mucclient.MucClientConfiguration;
import org.scalablejitsi.lab.config.Misconfigured;
import org.scalablejitsi.lab.config.Settings;

/** The XMPP servers to join: one complete legacy set hides every HOCON entry. */
final class ClientConfigs {
  private static final String LEGACY = "org.jitsi.videobridge.xmpp.user.";
  private static final String HOCON = "videobridge.apis.xmpp-client.configs";

  private ClientConfigs() {}

  static List<MucClientConfiguration> read(Settings settings) {
    Collection<MucClientConfiguration> legacy =
        MucClientConfiguration.loadFromMap(settings.legacyProperties(LEGACY), LEGACY, true);
    List<MucClientConfiguration> chosen =
        legacy.isEmpty() ? fromHocon(settings.object(HOCON)) : new ArrayList<>(legacy);
    for (MucClientConfiguration config : chosen) {
      if (config.getIqHandlerMode() == null) {
        config.setIqHandlerMode("sync");
      }
    }
    return chosen;
  }

  private static List<MucClientConfiguration> fromHocon(ConfigObject entries) {
    List<MucClientConfiguration> configs = new ArrayList<>();
    for (Map.Entry<String, ConfigValue> entry : entries.entrySet()) {
      MucClientConfiguration config = fromEntry(entry.getKey(), entry.getValue());
      // An entry that lacks a key goes without a word, as in the real bridge.
      if (config.isComplete()) {
        configs.add(config);
      }
    }
    return configs;
  }

  private static MucClientConfiguration fromEntry(String id, ConfigValue value) {
    if (!(value instanceof ConfigObject properties)) {
      throw new Misconfigured(HOCON + "." + id + ": an object is expected");
    }
    MucClientConfiguration config = new MucClientConfiguration(id);
    properties.forEach((name, text) -> config.setProperty(name, text.unwrapped().toString()));
    return config;
  }
}
