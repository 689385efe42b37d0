package org.scalablejitsi.tools.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.storage.ControllerFiles;

/** Writes a plan's files below a folder of the controller, one folder a host. */
public final class PlanFolder {

  private final Path folder;
  private final Map<String, String> values;
  private final String mode;

  private PlanFolder(Path folder, Map<String, String> values, String mode) {
    this.folder = folder.toAbsolutePath().normalize();
    this.values = values;
    this.mode = mode;
  }

  /** With placeholders in place of secrets, for everybody to read. */
  public static PlanFolder open(Path folder) {
    return new PlanFolder(folder, Map.of(), "rwxr-xr-x");
  }

  /**
   * With the secrets, for the owner alone.
   *
   * @param values secret by placeholder
   */
  public static PlanFolder secret(Path folder, Map<String, String> values) {
    return new PlanFolder(folder, values, "rwx------");
  }

  /**
   * Writes and returns the paths.
   *
   * @param hosts the names of the hosts; none for all
   */
  public List<Path> write(Plan plan, List<String> hosts) {
    for (String host : hosts) {
      if (!plan.hosts().containsKey(host)) {
        throw new ProblemException(
            Problem.check(
                "there is no host '" + host + "' in the plan", "name one of the inventory"));
      }
    }
    try {
      refuseWhatIsNotEmpty();
      List<Path> written = new ArrayList<>();
      for (Map.Entry<String, Plan.HostFiles> host : plan.hosts().entrySet()) {
        if (hosts.isEmpty() || hosts.contains(host.getKey())) {
          for (HostFile file : host.getValue().files()) {
            written.add(write(host.getKey(), file));
          }
        }
      }
      return written;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input(
              folder + " cannot be written (" + ControllerFiles.reason(e) + ")",
              "name a folder that can be"));
    }
  }

  private void refuseWhatIsNotEmpty() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new ProblemException(
              Problem.input(folder + " is not empty", "name a folder that is empty or new"));
        }
      }
    }
  }

  private Path write(String host, HostFile file) throws IOException {
    // No plan has a host whose name leads elsewhere.
    Path root = folder.resolve(host);
    Path path = root.resolve(ControllerFiles.path(file.dest().replaceAll("^/+", ""))).normalize();
    if (!path.startsWith(root) || path.equals(root)) {
      throw new ProblemException(
          Problem.check(
                  "the destination " + file.dest() + " leads out of the folder",
                  "fix the role's vars/files.yml")
              .on(host));
    }
    Files.createDirectories(path.getParent(), permissions(mode));
    if (file instanceof HostFile.Link link) {
      return Files.createSymbolicLink(path, ControllerFiles.path(link.link()));
    }
    Files.createFile(path, permissions(mode.replace('x', '-')));
    String text = withSecrets(((HostFile.Text) file).text());
    return Files.writeString(path, text, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private String withSecrets(String text) {
    String written = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      written = written.replace(value.getKey(), value.getValue());
    }
    return written;
  }

  private static FileAttribute<Set<PosixFilePermission>> permissions(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }
}
