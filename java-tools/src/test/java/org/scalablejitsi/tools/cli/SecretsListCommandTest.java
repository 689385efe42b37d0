package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsListCommandTest {

  private final SecretsCli cli;

  SecretsListCommandTest(@TempDir Path folder) throws IOException {
    cli = new SecretsCli(folder);
  }

  @Test
  void listsGenerationsAndAges() throws IOException {
    cli.run("init");
    cli.daysPass(40);
    cli.run("rotate --only jvb");
    cli.run("rotate --promote");
    cli.daysPass(2);
    cli.run("rotate --only jvb");

    assertThat(cli.run("list"))
        .isEqualTo(
            new Ended(
                0,
                """
                NAME             GENERATION AGE/DAYS   NEXT PREVIOUS
                focus                     1       42      -        -
                jvb                       2        2      3        1
                """,
                ""));
    cli.assertNothingSecretWasPrinted();
  }

  @Test
  void listsTheSameForScripts() throws IOException {
    cli.run("init");
    cli.daysPass(1);
    cli.run("rotate --only jvb");

    assertThat(cli.run("list --json"))
        .isEqualTo(
            new Ended(
                0,
                "{\"file\":\"FILE\",\"secrets\":["
                    + "{\"name\":\"focus\",\"current\":{\"generation\":1,"
                    + "\"created\":\"2026-11-24T08:00:00Z\",\"age_days\":1},"
                    + "\"next\":null,\"previous\":null},"
                    + "{\"name\":\"jvb\",\"current\":{\"generation\":1,"
                    + "\"created\":\"2026-11-24T08:00:00Z\",\"age_days\":1},"
                    + "\"next\":{\"generation\":2,"
                    + "\"created\":\"2026-11-25T08:00:00Z\",\"age_days\":0},"
                    + "\"previous\":null}]}\n",
                ""));
    cli.assertNothingSecretWasPrinted();
  }

  @Test
  void doesNotKnowEveryAge() throws IOException {
    cli.write("version: 1\nsecrets: {jvb: {generation: 1, value: OwnValue.1234}}\n");

    assertThat(cli.run("list").out())
        .endsWith("jvb                       1        ?      -        -\n");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThat(cli.run("list"))
        .isEqualTo(
            new Ended(
                3,
                "",
                "error: FILE does not exist; fix the path, or make it with `jitsi-tools secrets"
                    + " init`\n"));
  }
}
