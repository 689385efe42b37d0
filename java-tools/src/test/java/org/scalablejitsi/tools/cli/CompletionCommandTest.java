package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources the script in a real bash. */
final class CompletionCommandTest {

  private final Path script;

  CompletionCommandTest(@TempDir Path folder) throws IOException {
    Ended ended = Ended.of("", "completion");
    assertThat(ended.code()).isZero();
    script = Files.writeString(folder.resolve("jitsi-tools"), ended.out());
  }

  @Test
  void registersItself() throws Exception {
    assertThat(bash("complete -p jitsi-tools")).startsWith("complete -").contains("jitsi-tools");
  }

  @Test
  void completesCommands() throws Exception {
    assertThat(completed("nick")).containsExactly("nicknames");
    assertThat(completed("nicknames", "re")).containsExactly("release");
    assertThat(completed("")).contains("plan", "nicknames", "topology", "completion");
  }

  @Test
  void completesOptionsAndTheirValues() throws Exception {
    assertThat(completed("nicknames", "list", "--j")).containsExactly("--json");
    assertThat(completed("topology", "--format", "")).containsExactly("text", "mermaid", "svg");
  }

  @Test
  void helpsToInstallIt() {
    assertThat(Ended.of("", "completion", "--help").out())
        .contains(
            "  cd ~/.local/share/bash-completion/completions",
            "  jitsi-tools completion > jitsi-tools",
            "  source <(jitsi-tools completion)");
  }

  private List<String> completed(String... words) throws Exception {
    String typed = "'" + String.join("' '", words) + "'";
    // bash knows compopt during a real completion only.
    return bash("compopt() { :; }; COMP_WORDS=(jitsi-tools %s); COMP_CWORD=%d; _complete_jitsi-tools;"
                .formatted(typed, words.length)
            + " printf '%s\\n' \"${COMPREPLY[@]}\"")
        .lines()
        .map(String::strip)
        .toList();
  }

  private String bash(String command) throws Exception {
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", "source \"$0\" && " + command, script.toString())
            .redirectErrorStream(true)
            .start();
    bash.getOutputStream().close();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(out).isZero();
    return out;
  }
}
