package org.scalablejitsi.tools.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;

/**
 * A new version of a file, complete and on disk beside the old one but not yet in its place. Made
 * for all files first and committed only then, so that a full disk changes none of them.
 */
public final class StagedFile implements AutoCloseable {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> EVERYBODY_READS =
      PosixFilePermissions.fromString("rw-r--r--");

  private final Path target;
  private final Path temporary;
  private final Path shown;

  private StagedFile(Path target, Path temporary, Path shown) {
    this.target = target;
    this.temporary = temporary;
    this.shown = shown;
  }

  /** Stages a file that only its owner may read, unless it exists with another mode. */
  public static StagedFile secret(Path file, String text) {
    return stage(file, text, OWNER_ONLY);
  }

  /** Stages a file that everybody may read, unless it exists with another mode. */
  public static StagedFile open(Path file, String text) {
    return stage(file, text, EVERYBODY_READS);
  }

  private static StagedFile stage(Path file, String text, Set<PosixFilePermission> modeIfNew) {
    try {
      Path target = behindLinks(file);
      StagedFile staged = new StagedFile(target, temporaryBeside(target), file);
      try {
        staged.write(text, modeIfNew);
        return staged;
      } catch (IOException e) {
        staged.closeAfter(e);
        throw e;
      }
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /** A link stays a link: the file behind it is replaced, or made. */
  static Path behindLinks(Path file) {
    try {
      if (Files.exists(file)) {
        return file.toRealPath();
      }
      Path path =
          Files.isSymbolicLink(file) ? file.resolveSibling(Files.readSymbolicLink(file)) : file;
      return path.toAbsolutePath();
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private static Path temporaryBeside(Path target) {
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return target.resolveSibling("." + target.getFileName() + "." + random + ".tmp");
  }

  /** Whether a file of the same folder is one that was staged for this target. */
  static boolean isTemporaryOf(Path target, Path candidate) {
    return String.valueOf(candidate.getFileName())
        .matches("\\." + Pattern.quote(target.getFileName() + ".") + "[0-9a-f]{16}\\.tmp");
  }

  private void write(String text, Set<PosixFilePermission> modeIfNew) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel =
        FileChannel.open(temporary, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      writeFully(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      if (Files.exists(target)) {
        Permissions.copy(target, temporary);
      } else {
        Files.setPosixFilePermissions(temporary, modeIfNew);
      }
      channel.force(true);
    }
  }

  private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Puts the new version in place of the old one, in one step. */
  public void commit() {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      Path directory = target.getParent();
      if (directory != null) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    } catch (IOException e) {
      throw cannotWrite(shown, e);
    }
  }

  /** Removes the new version if it was never committed. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw cannotWrite(temporary, e);
    }
  }

  /** Removes what there is of the new version; the failure before is the one to tell. */
  private void closeAfter(IOException failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static ProblemException cannotWrite(Path file, IOException e) {
    return new ProblemException(
        Problem.input(
            file + " cannot be written (" + ControllerFiles.reason(e) + ")",
            "make its directory exist, writable and with space left"));
  }
}
