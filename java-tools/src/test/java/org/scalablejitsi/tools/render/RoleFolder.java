package org.scalablejitsi.tools.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

/** A role's folder made for one test: its list of files and its templates. */
final class RoleFolder {
  private static final String ENTRY =
      """
      role_files:
        - template: a.j2
          dest: /etc/a
          owner: root
          group: root
          mode: "0644"
          format: text
          service: a
      """;

  private final Path path;

  RoleFolder(Path path) {
    this.path = path;
    write("vars/files.yml", ENTRY);
  }

  RoleFolder list(String text) {
    return write("vars/files.yml", text);
  }

  RoleFolder template(String name, String text) {
    return write("templates/" + name, text);
  }

  Path templates() {
    return path.resolve("templates");
  }

  Path list() {
    return path.resolve("vars/files.yml");
  }

  Role role() {
    return Role.at(path);
  }

  /** The text of a.j2 on one host, or the lines of what is wrong. */
  String render(String template, Map<String, @Nullable Object> variables) {
    template("a.j2", template);
    Problems problems = new Problems();
    List<HostFile> files = role().render("bridge1", variables, problems);
    return files.isEmpty()
        ? String.join("\n", lines(problems))
        : ((HostFile.Text) files.get(0)).text();
  }

  static List<String> lines(Problems problems) {
    return problems.summedUp().stream().map(Problem::line).toList();
  }

  private RoleFolder write(String name, String text) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
