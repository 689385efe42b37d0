package org.scalablejitsi.tools.takeover;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.storage.StagedFile;

/** The file in which an administrator reads what the former installation had set. */
final class ReviewFile {

  private static final String HEADER =
      """
      # What the hosts had set before they were taken over, as scalable.jitsi.take_over found it. No run reads this file.
      # Copy what you want to keep into host_vars/HOST.yml of the inventory, or into group_vars/all.yml where all hosts
      # have the same, and run take-over.yml again: what the inventory says leaves this file.
      """;

  private ReviewFile() {}

  static void write(Path file, FormerSettings former) {
    try (StagedFile staged = StagedFile.secret(file, text(former))) {
      staged.commit();
    }
  }

  static String text(FormerSettings former) {
    StringBuilder text = new StringBuilder(HEADER);
    Map<String, List<HostFindings.Found>> byHost = new LinkedHashMap<>();
    former
        .options()
        .forEach(
            found -> byHost.computeIfAbsent(found.host(), host -> new ArrayList<>()).add(found));
    byHost.forEach(
        (host, options) -> {
          text.append("\n# host_vars/").append(host).append(".yml\n");
          options.forEach(
              found ->
                  text.append(found.option())
                      .append(": ")
                      .append(yaml(found.value()))
                      .append(" # ")
                      .append(found.place())
                      .append('\n'));
        });
    if (!former.lost().isEmpty()) {
      text.append("\n# What no option says. site.yml ends it; with each, what else can be done.\n");
      former
          .lost()
          .forEach(
              lost ->
                  text.append("# ")
                      .append(lost.host())
                      .append(": ")
                      .append(lost.place())
                      .append(": ")
                      .append(lost.what())
                      .append("; ")
                      .append(lost.remedy())
                      .append('\n'));
    }
    return text.toString();
  }

  /** Words, numbers and lists or maps of them, in YAML that is JSON too. */
  private static String yaml(Object value) {
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(ReviewFile::yaml).toList()) + "]";
    }
    if (value instanceof Map<?, ?> map) {
      return "{"
          + String.join(
              ", ",
              map.entrySet().stream()
                  .map(entry -> entry.getKey() + ": " + yaml(entry.getValue()))
                  .toList())
          + "}";
    }
    return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
  }
}
