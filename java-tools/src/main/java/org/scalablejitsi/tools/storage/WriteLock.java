package org.scalablejitsi.tools.storage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;

/**
 * Lets one process at a time read, change and replace a file. Held from the reading on, so that no
 * process replaces what another has just written. The operating system drops the lock of a process
 * that dies, and the file {@code .<name>.lock} that it leaves stops nobody.
 */
public final class WriteLock {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 50;

  private final Path file;
  private final Path target;
  private final Path lock;

  private WriteLock(Path file, Path target) {
    this.file = file;
    this.target = target;
    lock = target.resolveSibling("." + target.getFileName() + ".lock");
  }

  /** Does the work while no other process that asks for this file's lock does its own. */
  public static <T> T during(Path file, Supplier<T> work) {
    return during(file, PATIENCE, work);
  }

  static <T> T during(Path file, Duration patience, Supplier<T> work) {
    Path target = StagedFile.behindLinks(file);
    Path folder = target.getParent();
    if (folder == null || !Files.isWritable(folder)) {
      // Nobody can replace a file there; a run that has nothing to write must not fail for that.
      return work.get();
    }
    return new WriteLock(file, target).hold(patience, work);
  }

  private <T> T hold(Duration patience, Supplier<T> work) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      FileChannel held = tryOnce();
      while (held == null) {
        if (System.nanoTime() - end > 0) {
          throw taken();
        }
        Thread.sleep(PAUSE_MILLIS);
        held = tryOnce();
      }
      // Closed last: who gets the lock before that finds its file gone, and tries again.
      try (FileChannel open = held) {
        writeHolder(open);
        removeLeftovers();
        try {
          return work.get();
        } finally {
          Files.deleteIfExists(lock);
        }
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input(
              file + " cannot be locked (" + ControllerFiles.reason(e) + ")",
              "remove " + lock + " if no jitsi-tools is running"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw taken();
    }
  }

  /**
   * The channel that holds the lock, or null when another process has it. A lock on a file that was
   * removed since is none, for the next process would make and lock a new one: the file must be the
   * same before it is opened and once it is locked.
   */
  private @Nullable FileChannel tryOnce() throws IOException {
    // Not what somebody's link in its place leads to.
    FileChannel.open(lock, NOFOLLOW_LINKS, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
        .close();
    Optional<Object> before = identity();
    FileChannel channel;
    try {
      channel = FileChannel.open(lock, NOFOLLOW_LINKS, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return null;
    }
    if (isLocked(channel) && before.isPresent() && before.equals(identity())) {
      return channel;
    }
    channel.close();
    return null;
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this very process has it.
      return false;
    }
  }

  private Optional<Object> identity() throws IOException {
    try {
      return Optional.ofNullable(Files.readAttributes(lock, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static void writeHolder(FileChannel channel) throws IOException {
    channel.truncate(0);
    String holder = "process " + ProcessHandle.current().pid() + "\n";
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
  }

  /** What processes left that were killed while they wrote; nobody is writing now. */
  private void removeLeftovers() throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, this::isLeftover)) {
      for (Path leftover : files) {
        Files.deleteIfExists(leftover);
      }
    }
  }

  private boolean isLeftover(Path candidate) {
    return StagedFile.isTemporaryOf(target, candidate);
  }

  private ProblemException taken() {
    String holder = "another process";
    try {
      holder = Files.readString(lock).lines().findFirst().orElse(holder);
    } catch (IOException e) {
      // It has just ended, or is of another user: then we cannot name it.
      holder = "another process";
    }
    return new ProblemException(
        Problem.input(
            file + " is being changed by " + holder,
            "try again when that has ended; if it hangs, end it"));
  }
}
