package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsInitCommandTest {

  private static final String REQUEST =
      """
      {"schema": 1, "check": false, "secrets": {"file": "/a", "passwords": []},
       "nicknames": {"file": "/b"}, "roles": {}, "hosts": []}
      """;

  private final SecretsCli cli;

  SecretsInitCommandTest(@TempDir Path folder) throws IOException {
    cli = new SecretsCli(folder);
  }

  @Test
  void makesTheFileWithWhatEveryInstallationNeeds() throws IOException {
    assertThat(cli.run("init")).isEqualTo(new Ended(0, "FILE: made focus, jvb\n", ""));
    assertThat(cli.decrypted()).containsPattern("jvb:\n +generation: 1\n +created: 2026-11-24T08");
    cli.assertNothingSecretWasPrinted();
  }

  @Test
  void saysWhenNothingIsMissingAndChangesNothing() throws IOException {
    cli.run("init");
    byte[] before = Files.readAllBytes(cli.file);

    assertThat(cli.run("init")).isEqualTo(new Ended(0, "FILE: nothing is missing\n", ""));
    assertThat(cli.file).hasBinaryContent(before);
  }

  @Test
  void tellsScriptsWhatItMade() {
    assertThat(cli.run("init --json"))
        .isEqualTo(new Ended(0, "{\"file\":\"FILE\",\"made\":[\"focus\",\"jvb\"]}\n", ""));
    assertThat(cli.run("init --json"))
        .isEqualTo(new Ended(0, "{\"file\":\"FILE\",\"made\":[]}\n", ""));
  }

  @Test
  void asksARequestWhatIsNeeded() throws IOException {
    Path request = Files.writeString(cli.file.resolveSibling("request.json"), REQUEST);

    assertThat(cli.run("init --request " + request))
        .isEqualTo(new Ended(0, "FILE: made focus, jvb\n", ""));
  }

  @Test
  void refusesARequestThatIsNone() throws IOException {
    Path request = Files.writeString(cli.file.resolveSibling("request.json"), "{}");

    assertThat(cli.run("init --request " + request).err())
        .isEqualTo(
            "error: the request's 'schema' is missing, unknown or of another type; install a"
                + " jitsi-tools and a collection of the same version\n");
    assertThat(cli.run("init --request /nowhere/request.json").err())
        .isEqualTo(
            "error: /nowhere/request.json does not exist; name a file with a plan request\n");
    assertThat(cli.file).doesNotExist();
  }

  @Test
  void makesOnlyWhatIsMissing() throws IOException {
    cli.write("version: 1\nsecrets: {jvb: {generation: 4, value: OwnValue.1234}}\n");

    assertThat(cli.run("init")).isEqualTo(new Ended(0, "FILE: made focus\n", ""));
    assertThat(cli.decrypted()).contains("jvb: {generation: 4, value: OwnValue.1234}");
  }

  @Test
  void makesValuesOfTheLengthWanted() throws IOException {
    assertThat(cli.run("init --length 64").code()).isZero();
    assertThat(Pattern.compile("\"[A-Za-z0-9]{64}\"").matcher(cli.decrypted()).results())
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 15, 129})
  void refusesOtherLengths(int length) {
    assertThat(cli.run("init --length " + length))
        .isEqualTo(
            new Ended(
                2,
                "",
                "error: --length "
                    + length
                    + " is not from 16 to 128; see `jitsi-tools secrets init --help`\n"));
    assertThat(cli.file).doesNotExist();
  }

  @Test
  void refusesAValueThatCannotBeUsed() throws IOException {
    cli.write("version: 1\nsecrets: {jvb: {generation: 1, value: \"Not safe\"}}\n");

    assertThat(cli.run("init"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "error: secret 'jvb' in FILE is not 8 to 128 letters, digits and ._+/=@:,-, with a"
                    + " letter or digit first; change it with `ansible-vault edit FILE`\n"));
  }

  @Test
  void needsAPassword() {
    assertThat(cli.plain(new ByteArrayInputStream(new byte[0]), "init", cli.file.toString()))
        .isEqualTo(
            new Ended(
                3,
                "",
                "error: FILE does not exist yet and no vault password was given; give it with"
                    + " --vault-password-file or --vault-id\n"));
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    Path lost = Objects.requireNonNull(cli.file.getParent()).resolve("lost/secrets.yml");

    assertThat(
            cli.plain(
                    new ByteArrayInputStream(SecretsCli.PASSWORD.getBytes(StandardCharsets.UTF_8)),
                    "init",
                    lost.toString(),
                    "--vault-password-file",
                    "-")
                .err())
        .isEqualTo(
            "error: "
                + lost
                + " cannot be written (no such directory); make its directory exist, writable and"
                + " with space left\n");
  }

  @Test
  void holdsTheLockOfTheFile() throws IOException {
    // Nothing can be locked where a directory has the lock's name.
    Files.createDirectory(cli.file.resolveSibling(".secrets.yml.lock"));

    Ended ended = cli.run("init");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).startsWith("error: FILE cannot be locked (Is a directory); remove ");
  }
}
