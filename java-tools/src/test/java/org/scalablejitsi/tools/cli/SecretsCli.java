package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scalablejitsi.tools.vault.Vault;
import org.scalablejitsi.tools.vault.VaultPassword;
import picocli.CommandLine;

/** Runs `jitsi-tools secrets` on a vault file of its own, on a fixed day. */
final class SecretsCli {

  static final String PASSWORD = "correct-horse";
  private static final Pattern VALUE = Pattern.compile("value: \"([^\"]+)\"");

  final Path file;
  final Path passwordFile;
  private final List<String> printed = new ArrayList<>();
  private final Random random = new Random(1);
  private Instant now = Instant.parse("2026-11-24T08:00:00Z");

  SecretsCli(Path folder) throws IOException {
    file = folder.resolve("secrets.yml");
    passwordFile = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
  }

  void daysPass(int days) {
    now = now.plusSeconds(days * 86_400L);
  }

  void write(String text) throws IOException {
    VaultPassword password =
        new VaultPassword("default", PASSWORD.getBytes(StandardCharsets.UTF_8));
    Files.writeString(file, Vault.with(password).encrypt(text, new Random(1)));
  }

  String decrypted() throws IOException {
    return OpenedVault.text(file, PASSWORD);
  }

  /** A command on the file, with the right password. Arguments are one word each. */
  Ended run(String command) {
    String line = command + " " + file + " --vault-password-file " + passwordFile;
    return plain(new ByteArrayInputStream(new byte[0]), line.split(" "));
  }

  /** Exactly these arguments. */
  Ended plain(InputStream in, String... arguments) {
    String[] words =
        Stream.concat(Stream.of("secrets"), Arrays.stream(arguments)).toArray(String[]::new);
    Ended ended =
        Ended.of(
            in,
            streams ->
                new CommandLine(new JitsiTools())
                    .addSubcommand(SecretsCommand.with(streams, random, () -> now)),
            words);
    ended =
        new Ended(
            ended.code(),
            ended.out().replace(file.toString(), "FILE"),
            ended.err().replace(file.toString(), "FILE"));
    printed.add(ended.toString());
    return ended;
  }

  /** Of all that was printed so far, nothing is a value that the file has now, or the password. */
  void assertNothingSecretWasPrinted() throws IOException {
    List<String> secrets =
        VALUE.matcher(decrypted()).results().map(it -> it.group(1)).collect(Collectors.toList());
    assertThat(secrets).isNotEmpty();
    secrets.add(PASSWORD);
    assertThat(String.join("", printed)).isNotEmpty().doesNotContain(secrets);
  }
}
