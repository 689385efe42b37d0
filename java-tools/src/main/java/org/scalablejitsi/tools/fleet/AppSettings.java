package org.scalablejitsi.tools.fleet;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the inventory lays over the web app's config.js. */
final class AppSettings {

  static final String VARIABLE = "jitsi_meet_config";

  private AppSettings() {}

  /** The value at this path; null where there is none. */
  static @Nullable Object at(Host meet, String... path) {
    Object value = meet.vars().get(VARIABLE);
    for (String key : path) {
      value = value instanceof Map<?, ?> settings ? settings.get(key) : null;
    }
    return value;
  }
}
