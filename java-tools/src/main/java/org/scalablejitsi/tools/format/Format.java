package org.scalablejitsi.tools.format;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that files.yml may name; how each is read is told in {@link FormatCheck}. */
public enum Format {
  HOCON,
  PROPERTIES,
  LUA,
  JAVASCRIPT,
  JSON,
  YAML,
  /** What only the service itself can read: it is tested on the host, by the service. */
  TEXT;

  public static Optional<Format> named(String name) {
    return Arrays.stream(values()).filter(format -> format.label().equals(name)).findFirst();
  }

  /** All names, for a message. */
  public static String names() {
    return Arrays.stream(values()).map(Format::label).collect(Collectors.joining(", "));
  }

  /** Its name in files.yml and in the plan. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
