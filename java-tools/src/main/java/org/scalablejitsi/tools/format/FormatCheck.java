package org.scalablejitsi.tools.format;

import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.limits.Guard;
import org.scalablejitsi.tools.problem.Problem;

/** Reads files by their formats' readers: the one place that says which reader a format has. */
public final class FormatCheck {

  /** Readers keep nothing between two texts. Only a service itself reads what has none. */
  private static final Map<Format, FormatReader> READERS =
      Map.of(
          Format.HOCON, new HoconReader(),
          Format.PROPERTIES, new PropertiesReader(),
          Format.LUA, new LuaReader(),
          Format.JAVASCRIPT, new JavaScriptReader(),
          Format.JSON, new JsonReader(),
          Format.YAML, new YamlReader());

  private FormatCheck() {}

  /** What is wrong with a file; each thing breaks the format's rule. */
  public static List<Problem> judge(HostFile.Text file) {
    FormatReader reader = READERS.get(file.format());
    return reader == null
        ? List.of()
        : Guard.during(() -> read(reader, file.text()), FormatCheck::unread).stream()
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

  private static Problem broken(FormatReader reader, HostFile.Text file, Finding finding) {
    String what = finding.place() + finding.message();
    return finding.doubt() != null
        ? finding.doubt().broken(file.label() + ": " + what, "try it in a program that reads it")
        : reader
            .rule()
            .broken(
                file.label() + " is not valid " + file.format().label() + ": " + what,
                "fix the template or the variables it prints there");
  }
}
