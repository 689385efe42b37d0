package org.scalablejitsi.tools.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalablejitsi.tools.ChildJvm;
import org.scalablejitsi.tools.FixedSeed;
import org.scalablejitsi.tools.storage.StagedFile;
import org.scalablejitsi.tools.storage.WriteLock;
import org.scalablejitsi.tools.vault.DecryptResult;
import org.scalablejitsi.tools.vault.Vault;
import org.scalablejitsi.tools.vault.VaultPassword;

/** Kills a process that rewrites a vault file, at moments that nobody chose. */
final class KilledWriterTest {

  private static final int KILLS = 20;
  private static final VaultPassword PASSWORD =
      new VaultPassword("default", "test-password".getBytes(StandardCharsets.UTF_8));

  /** Large, so that most of the time is spent in writing it. */
  private static final List<String> TEXTS =
      List.of("a".repeat(500_000), "b".repeat(500_000) + "and more");

  @TempDir Path folder;

  /** Writes one text and the other in turn, for ever. */
  static final class Writer {
    public static void main(String[] args) {
      Vault vault = Vault.with(PASSWORD);
      List<String> files = TEXTS.stream().map(text -> vault.encrypt(text, new Random(1))).toList();
      Path file = Path.of(args[0]);
      System.out.println("writing");
      for (int i = 0; ; i++) {
        String text = files.get(i % files.size());
        WriteLock.during(
            file,
            () -> {
              try (StagedFile staged = StagedFile.secret(file, text)) {
                staged.commit();
              }
              return 0;
            });
      }
    }
  }

  @Test
  void theFileOpensAfterEachKill() throws Exception {
    Path file = folder.resolve("secrets.yml");
    Files.writeString(file, Vault.with(PASSWORD).encrypt(TEXTS.get(0), new Random(1)));
    Random random = FixedSeed.random();
    int inTheMiddle = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildJvm writer = ChildJvm.start(Writer.class, file)) {
        Thread.sleep(random.nextInt(100));
        writer.kill();
      }
      inTheMiddle += temporaryFiles() > 0 ? 1 : 0;

      DecryptResult opened = Vault.open(Files.readString(file), List.of(PASSWORD));

      assertThat(opened).isInstanceOf(DecryptResult.Text.class);
      assertThat(TEXTS.contains(((DecryptResult.Text) opened).text())).isTrue();
    }
    WriteLock.during(file, () -> 0);

    assertThat(inTheMiddle).as("kills that came while a file was written").isPositive();
    assertThat(folder.toFile().list()).containsExactly("secrets.yml");
    System.out.println(
        "vault file readable after " + KILLS + " kills, " + inTheMiddle + " of them in a write");
  }

  private long temporaryFiles() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tmp")).count();
    }
  }
}
