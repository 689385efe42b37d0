package org.scalablejitsi.tools.nicknames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalablejitsi.tools.nicknames.RegistryEditor.Given;
import org.scalablejitsi.tools.problem.ProblemException;

final class RegistryEditorTest {

  private static final String TEXT =
      "# Ours.\nversion: 1\nnicknames:\n  bridge1: jvb-1\n  gone: jvb-9\n";

  private final Path file;
  private final RegistryEditor editor;

  RegistryEditorTest(@TempDir Path folder) throws IOException {
    file = Files.writeString(folder.resolve("nicknames.yml"), TEXT);
    editor = new RegistryEditor(file);
  }

  @Test
  void listsAlsoHostsThatAreGone() {
    assertThat(editor.list()).isEqualTo(Map.of("bridge1", "jvb-1", "gone", "jvb-9"));
  }

  @Test
  void assignsChosenAndDerivedNicknamesInTheOrderAskedFor() {
    assertThat(
            editor.assign(
                List.of(derived("bridge3"), chosen("bridge2", "jvb-2"), derived("bridge1"))))
        .containsExactly(
            new Given("bridge3", "bridge3", true),
            new Given("bridge2", "jvb-2", true),
            new Given("bridge1", "jvb-1", false));
    assertThat(file)
        .hasContent(
            """
            # Ours.
            version: 1
            nicknames:
              bridge1: jvb-1
              bridge2: jvb-2
              bridge3: bridge3
              gone: jvb-9
            """);
  }

  @Test
  void waitsForWhoeverElseChangesTheRegistry() throws IOException {
    // Nothing can be locked where a directory has the lock's name.
    Files.createDirectory(file.resolveSibling(".nicknames.yml.lock"));

    assertThatThrownBy(() -> editor.assign(List.of(derived("bridge2"))))
        .hasMessageContaining(file + " cannot be locked");
    assertThat(editor.list()).hasSize(2);
  }

  @Test
  void makesTheFileWhenThereIsNone() throws IOException {
    Files.delete(file);

    editor.assign(List.of(chosen("bridge1", "jvb-1"), chosen("bridge1", "jvb-1")));

    assertThat(file)
        .hasContent(
            """
            # Nicknames of the videobridges, kept by scalable.jitsi. Commit this file.
            # A bridge keeps its nickname for ever, and no other host gets it before it is released.
            version: 1
            nicknames:
              bridge1: jvb-1
            """);
  }

  @Test
  void writesNothingWhenNothingIsNew() throws IOException {
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(file, longAgo);

    editor.assign(List.of(chosen("bridge1", "jvb-1"), derived("gone")));

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
  }

  @Test
  void refusesEveryNicknameThatCannotBeHadAndAssignsNone() {
    refused(
        () ->
            editor.assign(
                List.of(
                    derived("bridge2"),
                    chosen("bridge3", "JVB-9"),
                    chosen("bridge4", "jvb 4"),
                    chosen("bridge1", "JVB-1"))),
        "error: host bridge1: the nickname 'JVB-1' was chosen, but the registry has 'jvb-1', and a"
            + " bridge keeps its nickname for ever; leave it, or release it first if jicofo may"
            + " take the host for a new bridge [JT023]",
        "error: host bridge3: the nickname 'JVB-9' is that of host gone; choose another one, or"
            + " release that of gone if it is gone for good [JT022]",
        "error: host bridge4: 'jvb 4' is no nickname; use 1 to 63 of a-z, A-Z, 0-9, '.', '_' and"
            + " '-', and not '.' or '..' [JT021]");
  }

  @Test
  void refusesTwoWishesOfOneHost() {
    refused(
        () -> editor.assign(List.of(chosen("bridge2", "a"), derived("bridge2"))),
        "error: host bridge2: is named twice, with different wishes; name it once");
  }

  @Test
  void releasesAndLetsAnotherHostHaveTheNickname() {
    assertThat(editor.release(List.of("gone", "gone"))).isEqualTo(Map.of("gone", "jvb-9"));
    assertThat(file).hasContent("# Ours.\nversion: 1\nnicknames:\n  bridge1: jvb-1\n");

    assertThat(editor.assign(List.of(chosen("new", "jvb-9"))))
        .containsExactly(new Given("new", "jvb-9", true));
  }

  @Test
  void releasesNothingWhenAHostIsNotThere() {
    refused(
        () -> editor.release(List.of("gone", "Bridge1", "b")),
        "error: 2 hosts (Bridge1, b): is not in "
            + file
            + "; name it as `jitsi-tools nicknames list` does");
  }

  @Test
  void reportsWhatIsInTheFile() throws IOException {
    assertThat(editor.check()).isEqualTo(new RegistryReport(file.toString(), 2, List.of()));

    Files.writeString(file, "version: 1\nnicknames:\n  a: x\n  b: X\n  c: 'y z'\n");

    assertThat(editor.check().problems())
        .extracting(problem -> problem.line())
        .containsExactly(
            "error: "
                + file
                + ":4: 'a' and 'b' have the same nickname 'X'; fix it, or restore it from"
                + " version control",
            "error: "
                + file
                + ":5: the nickname of 'c' is not 1 to 63 of a-z, A-Z, 0-9, '.', '_' and '-', and not"
                + " '.' or '..'; fix it, or restore it from version control");
  }

  @Test
  void changesNoFileThatHasAFault() throws IOException {
    Files.writeString(file, "version: 1\nnicknames: {a: x, b: X}\n");
    String fault =
        "error: "
            + file
            + ":2: 'a' and 'b' have the same nickname 'X'; fix it, or restore it from version"
            + " control";

    assertThatThrownBy(() -> editor.assign(List.of(derived("c")))).hasMessage(fault);
    assertThatThrownBy(() -> editor.release(List.of("a"))).hasMessage(fault);
    assertThatThrownBy(editor::list).hasMessage(fault);
    assertThat(file).hasContent("version: 1\nnicknames: {a: x, b: X}");
  }

  @Test
  void findsNothingInAFileThatIsMissing() throws IOException {
    Files.delete(file);
    String missing =
        "error: "
            + file
            + " does not exist; name the registry that jitsi_nicknames_file stands for; the first"
            + " run makes it";

    assertThatThrownBy(editor::list).hasMessage(missing);
    assertThatThrownBy(editor::check).hasMessage(missing);
    assertThatThrownBy(() -> editor.release(List.of("a"))).hasMessage(missing);
  }

  private void refused(ThrowingCallable change, String... lines) {
    assertThatThrownBy(change)
        .isInstanceOf(ProblemException.class)
        .hasMessage(String.join("\n", lines));
    assertThat(file).hasContent(TEXT);
  }

  private static NicknameRequest chosen(String host, String nickname) {
    return new NicknameRequest(host, Optional.of(nickname));
  }

  private static NicknameRequest derived(String host) {
    return new NicknameRequest(host, Optional.empty());
  }
}
