package org.scalablejitsi.tools.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that files.yml may name. */
public enum Format {
  HOCON(new HoconReader()),
  PROPERTIES(new PropertiesReader()),
  LUA(new LuaReader()),
  JAVASCRIPT(new JavaScriptReader()),
  JSON(new JsonReader()),
  YAML(new YamlReader()),
  /** What only the service itself can read: it is tested on the host, by the service. */
  TEXT(text -> List.of());

  @SuppressWarnings("ImmutableEnumChecker") // readers keep nothing between two texts
  private final FormatReader reader;

  Format(FormatReader reader) {
    this.reader = reader;
  }

  public static Optional<Format> named(String name) {
    return Arrays.stream(values()).filter(format -> format.label().equals(name)).findFirst();
  }

  /** All names, for a message. */
  public static String names() {
    return Arrays.stream(values()).map(Format::label).collect(Collectors.joining(", "));
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<Finding> read(String text) {
    return reader.read(text);
  }
}
