package org.scalablejitsi.tools.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.problem.ProblemException;

final class ControllerFilesTest {

  private final Path folder;
  private final Path file;

  ControllerFilesTest(@TempDir Path folder) {
    this.folder = folder;
    file = folder.resolve("file.yml");
  }

  @Test
  void readsUtf8() throws IOException {
    Files.writeString(file, "Grüße 🎥\r\n");

    assertThat(ControllerFiles.text(file)).isEqualTo("Grüße 🎥\r\n");
    assertThat(ControllerFiles.optionalText(file)).contains("Grüße 🎥\r\n");
  }

  @Test
  void anOptionalFileMayBeMissing() {
    assertThat(ControllerFiles.optionalText(file)).isEmpty();
  }

  @Test
  void anotherFileMayNot() {
    assertThatThrownBy(() -> ControllerFiles.text(file))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: " + file + " does not exist; install the collection again or fix the path");
  }

  @Test
  void refusesOtherEncodings() throws IOException {
    Files.write(file, new byte[] {'a', (byte) 0xFC, 'b'});

    assertThatThrownBy(() -> ControllerFiles.optionalText(file))
        .isInstanceOf(ProblemException.class)
        .hasMessage("error: " + file + " is not UTF-8 text; restore it, or save it as UTF-8");
  }

  @Test
  void refusesADirectory() {
    assertThatThrownBy(() -> ControllerFiles.optionalText(folder))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: "
                + folder
                + " cannot be read (Is a directory); fix its permissions, or run as a user who"
                + " may read it");
  }

  @Test
  void givesAReasonForEveryException() {
    assertThat(ControllerFiles.reason(new AccessDeniedException("/f")))
        .isEqualTo("permission denied");
    assertThat(ControllerFiles.reason(new FileSystemException("/f", null, "No space left")))
        .isEqualTo("No space left");
    assertThat(ControllerFiles.reason(new IOException("Input/output error")))
        .isEqualTo("Input/output error");
    assertThat(ControllerFiles.reason(new IOException())).isEqualTo("IOException");
  }

  @Test
  void readsNoFileThatIsFarTooLarge() throws IOException {
    Path file = folder.resolve("large.yml");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(1_610_612_736L);
    }

    assertThatThrownBy(() -> ControllerFiles.text(file))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: "
                + file
                + " has more than the 16777216 bytes that are read of a file; fix the path, or make"
                + " the file smaller");
    assertThatThrownBy(() -> ControllerFiles.text(Path.of("/dev/zero")))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("error: /dev/zero has more than");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\ud800"})
  void refusesWhatIsNoPath(String text) {
    assertThatThrownBy(() -> ControllerFiles.path(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageEndingWith("cannot be the path of a file; take out the odd characters");
  }
}
