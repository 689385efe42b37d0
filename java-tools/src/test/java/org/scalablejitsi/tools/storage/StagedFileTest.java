package org.scalablejitsi.tools.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalablejitsi.tools.problem.ProblemException;

final class StagedFileTest {

  private static final String REMEDY = "; make its directory exist, writable and with space left";

  private final Path folder;
  private final Path file;

  StagedFileTest(@TempDir Path folder) {
    this.folder = folder;
    file = folder.resolve("file.yml");
  }

  @Test
  void aNewSecretIsForItsOwnerOnly() throws IOException {
    commit(StagedFile.secret(file, "ä\n"));

    assertThat(Files.readString(file)).isEqualTo("ä\n");
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void aNewOpenFileIsForEverybodyToRead() throws IOException {
    commit(StagedFile.open(file, "new"));

    assertThat(mode(file)).isEqualTo("rw-r--r--");
  }

  @Test
  void anOldFileKeepsItsMode() throws IOException {
    Files.writeString(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

    commit(StagedFile.secret(file, "new"));
    assertThat(mode(file)).isEqualTo("rw-rw----");
    commit(StagedFile.open(file, "newer"));
    assertThat(mode(file)).isEqualTo("rw-rw----");
    assertThat(file).hasContent("newer");
  }

  @Test
  void anOldFileKeepsItsOwnerAndGroup() throws IOException {
    Files.writeString(file, "old");
    assumeTrue(Files.getOwner(file).getName().equals("root"), "only root can give files away");
    Files.setAttribute(file, "unix:uid", 65_534);
    Files.setAttribute(file, "unix:gid", 65_533);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    commit(StagedFile.secret(file, "new"));

    assertThat(Files.readAttributes(file, "unix:uid,gid"))
        .isEqualTo(Map.of("uid", 65_534, "gid", 65_533));
    assertThat(mode(file)).isEqualTo("rw-r-----");
    assertThat(file).hasContent("new");
  }

  @Test
  void stagingAloneChangesNothing() throws IOException {
    Files.writeString(file, "old");

    StagedFile staged = StagedFile.secret(file, "new");
    assertThat(file).hasContent("old");
    assertThat(names()).hasSize(2);
    staged.close();

    assertThat(names()).containsExactly("file.yml");
    assertThat(file).hasContent("old");
  }

  @Test
  void aStagedSecretIsForItsOwnerOnly() throws IOException {
    StagedFile staged = StagedFile.secret(file, "new");

    assertThat(names()).hasSize(1);
    assertThat(mode(folder.resolve(names().get(0)))).isEqualTo("rw-------");
    staged.close();
  }

  @Test
  void leavesNothingElseBehind() throws IOException {
    commit(StagedFile.open(file, "new"));

    assertThat(names()).containsExactly("file.yml");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path target = Files.writeString(folder.resolve("target.yml"), "old");
    Files.createSymbolicLink(file, Path.of("target.yml"));

    commit(StagedFile.open(file, "new"));

    assertThat(file).isSymbolicLink();
    assertThat(target).hasContent("new");
  }

  @Test
  void aLinkToNothingYetStaysALink() throws IOException {
    Path target = folder.resolve("target.yml");
    Files.createSymbolicLink(file, Path.of("target.yml"));

    commit(StagedFile.open(file, "new"));

    assertThat(file).isSymbolicLink();
    assertThat(target).hasContent("new");
  }

  @Test
  void refusesADirectoryThatIsNotThere() {
    Path lost = folder.resolve("lost/file.yml");

    assertProblem(
        () -> StagedFile.open(lost, "new"),
        "error: " + lost + " cannot be written (no such directory)" + REMEDY);
  }

  @Test
  void refusesADirectoryThatIsAFile() throws IOException {
    Path below = Files.writeString(file, "old").resolve("file.yml");

    assertProblem(
        () -> StagedFile.open(below, "new"),
        "error: " + below + " cannot be written (Not a directory)" + REMEDY);
    assertThat(file).hasContent("old");
  }

  @Test
  void anOldFileStaysWhenTheNewOneCannotBeStaged() throws IOException {
    // Long enough to leave no room for the temporary file's name.
    Path old = Files.writeString(folder.resolve("f".repeat(250)), "old");

    assertProblem(
        () -> StagedFile.open(old, "new"),
        "error: " + old + " cannot be written (File name too long)" + REMEDY);
    assertThat(old).hasContent("old");
    assertThat(names()).hasSize(1);
  }

  @Test
  void whatIsThereStaysWhenTheNewFileCannotTakeItsPlace() throws IOException {
    try (StagedFile staged = StagedFile.open(file, "new")) {
      Files.writeString(Files.createDirectory(file).resolve("old"), "old");

      assertProblem(
          staged::commit, "error: " + file + " cannot be written (Is a directory)" + REMEDY);
    }

    assertThat(file.resolve("old")).hasContent("old");
    assertThat(names()).containsExactly("file.yml");
  }

  private static void commit(StagedFile staged) {
    try (staged) {
      staged.commit();
    }
  }

  private static void assertProblem(ThrowingCallable action, String message) {
    assertThatThrownBy(action).isInstanceOf(ProblemException.class).hasMessage(message);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> String.valueOf(path.getFileName())).toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
