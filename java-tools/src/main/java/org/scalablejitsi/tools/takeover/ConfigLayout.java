package org.scalablejitsi.tools.takeover;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kind of files that a service reads, as {@code jitsi_config_layout} names it. */
public enum ConfigLayout {
  HOCON,
  PROPERTIES;

  @JsonValue
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
