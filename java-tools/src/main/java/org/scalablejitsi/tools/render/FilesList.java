package org.scalablejitsi.tools.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.storage.ControllerFiles;
import org.scalablejitsi.tools.yaml.YamlException;
import org.scalablejitsi.tools.yaml.YamlText;

/** Reads a role's vars/files.yml: one key, a list of files. */
final class FilesList {

  private static final Set<String> TEMPLATE_KEYS =
      Set.of("template", "dest", "owner", "group", "mode", "format", "service", "layout", "when");
  private static final Set<String> LINK_KEYS = Set.of("link", "dest", "service", "layout", "when");

  private final Path file;

  private FilesList(Path file) {
    this.file = file;
  }

  static List<FileEntry> read(Path file) {
    return new FilesList(file).entries();
  }

  private List<FileEntry> entries() {
    Object root;
    try {
      root = YamlText.load(ControllerFiles.text(file));
    } catch (YamlException e) {
      throw wrong(":" + e.line() + ": " + e.getMessage());
    }
    if (!(root instanceof Map<?, ?> map)
        || map.size() != 1
        || !(map.values().iterator().next() instanceof List<?> list)) {
      throw wrong(" is not one key with a list of files");
    }
    List<FileEntry> entries = new ArrayList<>();
    for (Object item : list) {
      entries.add(entry(item, entries.size() + 1));
    }
    return entries;
  }

  private FileEntry entry(@Nullable Object item, int number) {
    if (!(item instanceof Map<?, ?> map)) {
      throw wrong(": entry " + number + " is not a mapping");
    }
    Set<String> keys = map.containsKey("link") ? LINK_KEYS : TEMPLATE_KEYS;
    for (Object key : map.keySet()) {
      if (!keys.contains(String.valueOf(key))) {
        throw wrong(": entry " + number + " has the unknown key '" + key + "'");
      }
    }
    Values values = new Values(map, number);
    Condition condition = new Condition(values.optional("layout"), values.optional("when"));
    if (map.containsKey("link")) {
      return new FileEntry.Link(
          values.text("link"), values.text("dest"), values.text("service"), condition);
    }
    return new FileEntry.FromTemplate(
        values.text("template"),
        values.text("dest"),
        values.text("owner"),
        values.text("group"),
        values.mode(),
        values.format(),
        values.text("service"),
        condition);
  }

  private final class Values {

    private final Map<?, ?> map;
    private final int number;

    Values(Map<?, ?> map, int number) {
      this.map = map;
      this.number = number;
    }

    String text(String key) {
      if (map.get(key) instanceof String text && !text.isBlank()) {
        return text;
      }
      throw wrong(": entry " + number + " has no text under '" + key + "'");
    }

    @Nullable String optional(String key) {
      return map.containsKey(key) ? text(key) : null;
    }

    String mode() {
      if (map.get("mode") instanceof String mode && mode.matches("0[0-7]{3}")) {
        return mode;
      }
      throw wrong(": entry " + number + " has no quoted mode such as \"0640\"");
    }

    Format format() {
      return Format.named(text("format"))
          .orElseThrow(
              () ->
                  wrong(
                      ": entry " + number + " has an unknown format, known are " + Format.names()));
    }
  }

  private ProblemException wrong(String what) {
    return new ProblemException(Problem.input(file + what, "fix the role's list of files"));
  }
}
