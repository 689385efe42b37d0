package org.scalablejitsi.tools.format;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.limits.Guard;
import org.scalablejitsi.tools.problem.Problem;

/** The formats that files.yml may name. */
public enum Format {
  HOCON(new HoconReader()),
  PROPERTIES(new PropertiesReader()),
  LUA(new LuaReader()),
  JAVASCRIPT(new JavaScriptReader()),
  JSON(new JsonReader()),
  YAML(new YamlReader()),
  /** What only the service itself can read: it is tested on the host, by the service. */
  TEXT(null);

  @SuppressWarnings("ImmutableEnumChecker") // readers keep nothing between two texts
  private final @Nullable FormatReader reader;

  Format(@Nullable FormatReader reader) {
    this.reader = reader;
  }

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

  /** Reads a file; each thing that is wrong breaks the format's rule. */
  public List<Problem> judge(HostFile.Text file) {
    if (reader == null) {
      return List.of();
    }
    return Guard.during(() -> read(reader, file.text()), Format::unread).stream()
        .map(finding -> broken(reader, file, finding))
        .toList();
  }

  /** Whatever else a library throws, it throws for what stands in the text. */
  private static List<Finding> read(FormatReader reader, String text) {
    try {
      return reader.read(text);
    } catch (RuntimeException e) {
      return unread("its reader fails with " + e.getClass().getSimpleName());
    }
  }

  private static List<Finding> unread(String reason) {
    return List.of(new Finding(0, 0, reason));
  }

  private Problem broken(FormatReader broken, HostFile.Text file, Finding finding) {
    if (finding.doubt() != null) {
      return finding
          .doubt()
          .broken(
              file.label() + ": " + finding.place() + finding.message(),
              "try it in a program that reads it");
    }
    return broken
        .rule()
        .broken(
            file.label() + " is not valid " + label() + ": " + finding.place() + finding.message(),
            "fix the template or the variables it prints there");
  }
}
