package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretsRotateCommandTest {

  private final SecretsCli cli;

  SecretsRotateCommandTest(@TempDir Path folder) throws IOException {
    cli = new SecretsCli(folder);
  }

  @BeforeEach
  void makeSecrets() {
    cli.run("init");
  }

  @Test
  void replacesASecretStepByStep() throws IOException {
    String first = cli.decrypted();
    String focus = first.substring(first.indexOf("focus:"), first.indexOf("jvb:"));

    assertThat(cli.run("rotate --only jvb"))
        .isEqualTo(new Ended(0, "jvb: generation 2 is the next\n", ""));
    assertThat(cli.decrypted()).startsWith(first).contains("next:");
    assertThat(cli.run("rotate --promote"))
        .isEqualTo(new Ended(0, "jvb: generation 2 is the current one now\n", ""));
    assertThat(cli.decrypted()).contains("previous:").doesNotContain("next:");
    cli.assertNothingSecretWasPrinted();
    assertThat(cli.run("rotate --drop-previous"))
        .isEqualTo(new Ended(0, "jvb: generation 1, the previous, is dropped\n", ""));
    assertThat(cli.decrypted()).doesNotContain("previous:").contains(focus);
    cli.assertNothingSecretWasPrinted();
  }

  @Test
  void tellsScriptsWhatItDid() {
    assertThat(cli.run("rotate --json --only jvb"))
        .isEqualTo(
            new Ended(
                0,
                "{\"file\":\"FILE\",\"step\":\"stage\",\"secrets\":"
                    + "[{\"name\":\"jvb\",\"generation\":2}]}\n",
                ""));
    cli.run("rotate --promote");
    assertThat(cli.run("rotate --json --drop-previous").out())
        .isEqualTo(
            "{\"file\":\"FILE\",\"step\":\"drop-previous\",\"secrets\":"
                + "[{\"name\":\"jvb\",\"generation\":1}]}\n");
  }

  @Test
  void takesAStepBack() throws IOException {
    String before = cli.decrypted();
    cli.run("rotate --only jvb,focus");

    assertThat(cli.run("rotate --abandon --only jvb"))
        .isEqualTo(new Ended(0, "jvb: generation 2, the next, is dropped\n", ""));
    assertThat(cli.run("rotate --abandon").out())
        .isEqualTo("focus: generation 2, the next, is dropped\n");
    assertThat(cli.decrypted().replaceAll(" +abandoned: 2\n", "")).isEqualTo(before);
    assertThat(cli.run("rotate").out())
        .isEqualTo("focus: generation 3 is the next\njvb: generation 3 is the next\n");
  }

  @Test
  void makesValuesOfTheLengthWanted() throws IOException {
    cli.run("rotate --length 48");

    assertThat(cli.decrypted()).containsPattern("value: \"[A-Za-z0-9]{48}\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--promote | error: secret 'focus' has no next value; make one with `jitsi-tools secrets"
            + " rotate FILE`#error: secret 'jvb' has no next value; make one with `jitsi-tools"
            + " secrets rotate FILE`#",
        "--abandon --only jvb | error: secret 'jvb' has no next value; there is nothing to"
            + " abandon#",
        "--drop-previous --only jvb | error: secret 'jvb' has no previous value; there is nothing"
            + " to drop#",
        "--only jbv,focus | error: FILE has no secret 'jbv'; name some of: focus, jvb#"
      })
  void refusesWhatCannotBeDoneAndChangesNothing(String options, String message) throws IOException {
    byte[] before = Files.readAllBytes(cli.file);

    assertThat(cli.run("rotate " + options))
        .isEqualTo(new Ended(1, "", message.replace('#', '\n')));
    assertThat(cli.file).hasBinaryContent(before);
  }

  @Test
  void refusesASecondNextValueAndDoesNotDoHalf() throws IOException {
    cli.run("rotate --only jvb");
    byte[] before = Files.readAllBytes(cli.file);

    assertThat(cli.run("rotate --only focus,jvb"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "error: secret 'jvb' has generation 2 staged already; promote or abandon that"
                    + " first\n"));
    assertThat(cli.file).hasBinaryContent(before);
  }

  @Test
  void promotesNoValueThatCannotBeUsed() throws IOException {
    cli.write(
        "version: 1\nsecrets: {jvb: {generation: 1, value: OwnValue.1234,"
            + " next: {generation: 2, value: 'Not safe'}}}\n");

    assertThat(cli.run("rotate --promote"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "error: the next value of secret 'jvb' is not 8 to 128 letters, digits and"
                    + " ._+/=@:,-, with a letter or digit first; abandon it, or change it with"
                    + " `ansible-vault edit FILE`\n"));
  }

  @Test
  void takesOneStepAtATime() {
    assertThat(cli.run("rotate --promote --abandon").code()).isEqualTo(2);
    assertThat(cli.run("rotate --promote --length 20"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "error: --length is for new values, and this step makes none; see `jitsi-tools"
                    + " secrets rotate --help`\n"));
  }

  @Test
  void holdsTheLockOfTheFile() throws IOException {
    // Nothing can be locked where a directory has the lock's name.
    Files.createDirectory(cli.file.resolveSibling(".secrets.yml.lock"));

    Ended ended = cli.run("rotate");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).startsWith("error: FILE cannot be locked (Is a directory); remove ");
  }
}
