package org.scalablejitsi.tools.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.scalablejitsi.tools.limits.Limits;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;

/** Reads files of the controller, and says which one it was when that fails. */
public final class ControllerFiles {

  private ControllerFiles() {}

  /** The path that a text names. */
  public static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new ProblemException(
          Problem.input(
              "'" + text + "' cannot be the path of a file", "take out the odd characters"));
    }
  }

  /** The text of a file that must exist. */
  public static String text(Path file) {
    return optionalText(file)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.input(
                        file + " does not exist", "install the collection again or fix the path")));
  }

  /** The text of a file of a folder; empty when it is missing or, behind its links, elsewhere. */
  public static Optional<String> textWithin(Path folder, String name) {
    Path file = folder.resolve(path(name));
    try {
      boolean within = file.toRealPath().startsWith(folder.toRealPath());
      return within ? optionalText(file) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  /** The text of a file that may be missing. */
  public static Optional<String> optionalText(Path file) {
    return optionalBytes(file).map(bytes -> decoded(file, bytes));
  }

  /** The bytes of a file that may be missing. */
  public static Optional<byte[]> optionalBytes(Path file) {
    // Not by its size: that of a device is 0, and it never ends.
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Limits.FILE_BYTES + 1);
      if (bytes.length > Limits.FILE_BYTES) {
        throw new ProblemException(
            Problem.input(
                file + " has more than the " + Limits.FILE_BYTES + " bytes that are read of a file",
                "fix the path, or make the file smaller"));
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  private static String decoded(Path file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          Problem.input(file + " is not UTF-8 text", "restore it, or save it as UTF-8"));
    }
  }

  /** What to tell when reading it has failed. */
  public static ProblemException cannotRead(Path file, IOException e) {
    return new ProblemException(
        Problem.input(
            file + " cannot be read (" + reason(e) + ")",
            "fix its permissions, or run as a user who may read it"));
  }

  /** An IOException's message is often nothing but the path. */
  public static String reason(IOException e) {
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "no such directory";
    }
    if (e instanceof java.nio.file.FileSystemException fs && fs.getReason() != null) {
      return fs.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
