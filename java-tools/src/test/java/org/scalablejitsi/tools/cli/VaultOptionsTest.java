package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.vault.VaultPassword;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

final class VaultOptionsTest {

  private final Path folder;

  VaultOptionsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Command
  static final class Host {
    @Mixin VaultOptions vault = new VaultOptions();
  }

  @Test
  void readsFilesAndIdsInTheOrderToTryThem() throws IOException {
    Path first = file("first", "a\n");
    Path second = file("second", "b");
    Path labelled = file("at@sign", "c");

    assertThat(
            parsed(
                    "--vault-id",
                    "prod@" + labelled,
                    "--vault-password-file",
                    first.toString(),
                    "--vault-password-file=" + second)
                .passwords(input("unread")))
        .containsExactly(password("default", "a"), password("default", "b"), password("prod", "c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pass word", "pass word\n", " \t\u000b\fpass word\r\n\n "})
  void leavesOutTheSpaceAroundAPassword(String content) throws IOException {
    assertThat(parsed("--vault-id", "x@" + file("p", content)).passwordsFromFiles())
        .containsExactly(password("x", "pass word"));
  }

  @Test
  void takesBytesThatAreNoText() throws IOException {
    Path file = Files.write(folder.resolve("p"), new byte[] {(byte) 0xFC, 'x', '\n'});

    assertThat(parsed("--vault-password-file", file.toString()).passwordsFromFiles())
        .containsExactly(new VaultPassword("default", new byte[] {(byte) 0xFC, 'x'}));
  }

  @Test
  void readsStandardInputWhereItIsFree() {
    assertThat(parsed("--vault-id", "prod@-").passwords(input("secret\n")))
        .containsExactly(password("prod", "secret"));
  }

  @Test
  void leavesStandardInputAloneWhereItIsNot() {
    VaultOptions options = parsed("--vault-password-file", "-");

    assertThatThrownBy(options::passwordsFromFiles)
        .isInstanceOf(ParameterException.class)
        .hasMessage("standard input is read for something else: the password needs a file");
  }

  @Test
  void nothingGivenIsNoPassword() {
    assertThat(parsed().passwordsFromFiles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "@file", "prod@", "secret-word"})
  void refusesAnIdWithoutItsFileAndDoesNotRepeatIt(String id) {
    VaultOptions options = parsed("--vault-id", id);

    assertThatThrownBy(options::passwordsFromFiles)
        .isInstanceOf(ParameterException.class)
        .hasMessage("--vault-id is not LABEL@FILE");
  }

  @Test
  void refusesAProgram() throws IOException {
    Path file = file("p", "#!/bin/sh\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));

    refused(
        file,
        "the vault password file "
            + file
            + " is an executable program, which is not run; take its execute permission if it"
            + " holds the password itself, or send the program's output to standard input and give"
            + " the file as -");
  }

  @Test
  void refusesFilesWithoutAPassword() throws IOException {
    Path missing = folder.resolve("missing");
    Path blank = file("blank", " \n");
    Path encrypted = file("encrypted", "$ANSIBLE_VAULT;1.1;AES256\n3030\n");

    refused(missing, "the vault password file " + missing + " does not exist; fix the path");
    refused(blank, "the vault password in " + blank + " is empty; put the password there");
    refused(
        encrypted,
        "the vault password in " + encrypted + " is itself encrypted; give it in plain text");
    refused(
        folder,
        folder
            + " cannot be read (Is a directory); fix its permissions, or run as a user who may"
            + " read it");
  }

  private static void refused(Path file, String message) {
    VaultOptions options = parsed("--vault-password-file", file.toString());
    assertThatThrownBy(options::passwordsFromFiles)
        .isInstanceOf(ProblemException.class)
        .hasMessage("error: " + message);
  }

  private static VaultOptions parsed(String... arguments) {
    Host host = new Host();
    new CommandLine(host).parseArgs(arguments);
    return host.vault;
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static InputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static VaultPassword password(String id, String password) {
    return new VaultPassword(id, password.getBytes(StandardCharsets.UTF_8));
  }
}
