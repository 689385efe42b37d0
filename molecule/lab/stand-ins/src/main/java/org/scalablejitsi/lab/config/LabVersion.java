package org.scalablejitsi.lab.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The version that a stand-in claims. Scenarios that upgrade need two of them from one jar, so a
 * file beside the jar overrides the built-in one; the package of each version brings its own.
 */
public final class LabVersion {
  static final String PROPERTY = "lab.version";
  static final String FILE = "lab-version";

  private LabVersion() {}

  public static String of(Path directory, String builtIn) {
    String property = System.getProperty(PROPERTY);
    if (property != null) {
      return property;
    }
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return builtIn;
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory of the jar that this class was loaded from. */
  public static Path directoryOfJar() {
    String location =
        LabVersion.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Path.of(location).toAbsolutePath().resolveSibling("");
  }
}
