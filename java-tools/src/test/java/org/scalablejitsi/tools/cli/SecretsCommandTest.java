package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsCommandTest {

  private static final InputStream NOTHING = new ByteArrayInputStream(new byte[0]);

  private final SecretsCli cli;

  SecretsCommandTest(@TempDir Path folder) throws IOException {
    cli = new SecretsCli(folder);
  }

  @Test
  void namesEachCommandInALineOfHelp() {
    assertThat(cli.plain(NOTHING, "--help").out())
        .contains(
            """
            Commands:
              init    Makes the secrets that are missing.
              list    Lists the secrets in FILE, never their values.
              rotate  Replaces secrets, one step at a time.
              check   Finds secrets that are missing, weak, used twice or old.
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"init", "list", "rotate", "check"})
  void helpsWithEachCommand(String command) {
    Ended help = cli.plain(NOTHING, command, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .startsWith("Usage: jitsi-tools secrets " + command + " ")
        .contains("FILE", "--vault-password-file=FILE", "Exit codes:\n  0 ", "  3 ", "Example")
        .contains("  jitsi-tools secrets " + command + " --vault-password-file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"init", "list", "rotate", "check"})
  void refusesEachCommandWithAWrongPassword(String command) throws IOException {
    cli.run("init");

    assertThat(
            cli.plain(
                new ByteArrayInputStream(new byte[] {'x'}),
                command,
                cli.file.toString(),
                "--vault-password-file=-"))
        .isEqualTo(
            new Ended(
                3,
                "",
                "error: wrong vault password for FILE, or the file was changed; give the password"
                    + " it was encrypted with, or restore the file\n"));
    cli.assertNothingSecretWasPrinted();
  }

  @Test
  void needsACommandAndAFile() {
    assertThat(cli.plain(NOTHING).code()).isEqualTo(2);
    assertThat(cli.plain(NOTHING, "list").err())
        .isEqualTo(
            "error: Missing required parameter: 'FILE'; see `jitsi-tools secrets list --help`\n");
  }
}
