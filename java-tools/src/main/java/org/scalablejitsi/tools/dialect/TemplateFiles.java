package org.scalablejitsi.tools.dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;

/** Finds the templates that a path means: a file, a role, or any folder above roles. */
public final class TemplateFiles {

  private static final String SUFFIX = ".j2";

  private TemplateFiles() {}

  /** The templates, sorted; a folder without any is a problem. */
  public static List<Path> at(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new ProblemException(
          Problem.input(path + " does not exist", "name a template or a folder of templates"));
    }
    Path templates = path.resolve("templates");
    List<Path> found = below(Files.isDirectory(templates) ? templates : path);
    if (found.isEmpty()) {
      throw new ProblemException(
          Problem.input(
              path + " has no template (*" + SUFFIX + ")",
              "name a template or a folder of templates"));
    }
    return found;
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new ProblemException(
          Problem.input(
              folder + " cannot be read", "fix its permissions, or run as a user who may read it"));
    }
  }
}
