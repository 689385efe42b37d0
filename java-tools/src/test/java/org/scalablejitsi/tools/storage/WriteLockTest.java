package org.scalablejitsi.tools.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalablejitsi.tools.ChildJvm;
import org.scalablejitsi.tools.problem.ProblemException;

final class WriteLockTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final int WRITERS = 3;
  private static final int ROUNDS = 40;

  private final Path folder;
  private final Path file;

  WriteLockTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    file = this.folder.resolve("file.yml");
  }

  /** Holds the lock until it is killed. */
  static final class Holder {
    public static void main(String[] args) {
      WriteLock.during(
          Path.of(args[0]),
          () -> {
            System.out.println("holding");
            try {
              Thread.sleep(60_000);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return 0;
          });
    }
  }

  /** Counts up the number in the file, again and again. */
  static final class Counter {
    public static void main(String[] args) {
      System.out.println("counting");
      Path file = Path.of(args[0]);
      for (int i = 0; i < ROUNDS; i++) {
        WriteLock.during(file, () -> countUp(file));
      }
    }
  }

  @Test
  void givesWhatTheWorkGivesAndLeavesNothingBehind() throws IOException {
    assertThat(WriteLock.<String>during(file, () -> "done")).isEqualTo("done");
    assertThat(names()).isEmpty();
  }

  @Test
  void endsWithTheWorkAlsoWhenThatFails() throws IOException {
    assertThatThrownBy(
            () ->
                WriteLock.during(
                    file,
                    () -> {
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");

    assertThat(names()).isEmpty();
    assertThat(WriteLock.<String>during(file, SHORT, () -> "free")).isEqualTo("free");
  }

  @Test
  void refusesASecondProcessAndNamesTheFirst() throws Exception {
    try (ChildJvm holder = ChildJvm.start(Holder.class, file)) {
      assertThatThrownBy(() -> WriteLock.during(file, SHORT, () -> "never"))
          .isInstanceOf(ProblemException.class)
          .hasMessage(
              "error: "
                  + file
                  + " is being changed by process "
                  + holder.pid()
                  + "; try again when that has ended; if it hangs, end it");
    }
  }

  @Test
  void aLinkIsLockedWithItsFile() throws Exception {
    Files.createDirectory(folder.resolve("elsewhere"));
    Path link = folder.resolve("elsewhere/link.yml");
    Files.createSymbolicLink(link, file);
    try (ChildJvm holder = ChildJvm.start(Holder.class, file)) {
      assertThatThrownBy(() -> WriteLock.during(link, SHORT, () -> "never"))
          .hasMessageContaining(link + " is being changed by process " + holder.pid());
    }
  }

  @Test
  void aLinkInPlaceOfTheLockIsNotFollowed() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "somebody's");
    Path lock = Files.createSymbolicLink(folder.resolve(".file.yml.lock"), target);

    assertThatThrownBy(() -> WriteLock.during(file, SHORT, () -> "never"))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("error: " + file + " cannot be locked (")
        .hasMessageEndingWith("; remove " + lock + " if no jitsi-tools is running");
    assertThat(target).hasContent("somebody's");

    Files.delete(target);
    assertThatThrownBy(() -> WriteLock.during(file, SHORT, () -> "never"))
        .isInstanceOf(ProblemException.class);
    assertThat(target).doesNotExist();
  }

  @Test
  void theLockOfADeadProcessIsNone() throws Exception {
    try (ChildJvm holder = ChildJvm.start(Holder.class, file)) {
      holder.kill();
    }

    assertThat(names()).containsExactly(".file.yml.lock");
    assertThat(WriteLock.<String>during(file, Duration.ZERO, () -> "free")).isEqualTo("free");
    assertThat(names()).isEmpty();
  }

  @Test
  void noneOfManyProcessesLosesWhatAnotherWrote() throws Exception {
    Files.writeString(file, "0");
    List<ChildJvm> counters = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      counters.add(ChildJvm.start(Counter.class, file));
    }
    for (ChildJvm counter : counters) {
      assertThat(counter.exitCode()).isZero();
    }

    assertThat(file).hasContent(Integer.toString(WRITERS * ROUNDS));
    assertThat(names()).containsExactly("file.yml");
  }

  @Test
  void removesWhatKilledWritersLeftAndNothingElse() throws IOException {
    for (String name :
        List.of(
            ".file.yml.0123456789abcdef.tmp",
            ".other.yml.0123456789abcdef.tmp",
            ".file.yml.tmp",
            "file.yml.0123456789abcdef.tmp")) {
      Files.writeString(folder.resolve(name), "x");
    }

    WriteLock.during(file, () -> 0);

    assertThat(names())
        .containsExactlyInAnyOrder(
            ".other.yml.0123456789abcdef.tmp", ".file.yml.tmp", "file.yml.0123456789abcdef.tmp");
  }

  @Test
  void needsNoLockWhereNothingCanBeWritten() {
    Path lost = folder.resolve("lost/file.yml");

    assertThat(WriteLock.<String>during(lost, () -> "read")).isEqualTo("read");
  }

  @Test
  void saysWhenTheLockFileCannotBeMade() throws IOException {
    Path lock = Files.createDirectory(folder.resolve(".file.yml.lock"));

    assertThatThrownBy(() -> WriteLock.during(file, () -> "never"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: "
                + file
                + " cannot be locked (Is a directory); remove "
                + lock
                + " if no jitsi-tools is running");
  }

  private static int countUp(Path file) {
    int count = Integer.parseInt(ControllerFiles.text(file)) + 1;
    try (StagedFile staged = StagedFile.open(file, Integer.toString(count))) {
      staged.commit();
    }
    return count;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> String.valueOf(path.getFileName())).toList();
    }
  }
}
