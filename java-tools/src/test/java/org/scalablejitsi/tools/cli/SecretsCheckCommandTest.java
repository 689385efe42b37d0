package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsCheckCommandTest {

  private static final String SOUND =
      """
      version: 1
      secrets:
        focus: {generation: 1, created: 2026-11-01T00:00:00Z, value: FIRST}
        jvb: {generation: 2, created: 2026-11-01T00:00:00Z, value: SECOND}
      """;
  private static final String FIRST = "QmW8sT1zKp4XvB7nRc2LdY9hGj6FaE3u";
  private static final String SECOND = "u3EaF6jGh9YdL2cRn7BvX4pKz1Ts8WmQ";

  private final SecretsCli cli;

  SecretsCheckCommandTest(@TempDir Path folder) throws IOException {
    cli = new SecretsCli(folder);
  }

  @Test
  void asksARequestWhatIsNeeded() {
    assertThat(cli.run("check --request /nowhere/request.json"))
        .isEqualTo(
            new Ended(
                3,
                "",
                "error: /nowhere/request.json does not exist; name a file with a plan request\n"));
  }

  @Test
  void findsNothingInSecretsOfOurs() throws IOException {
    cli.run("init");

    assertThat(cli.run("check")).isEqualTo(new Ended(0, "FILE: errors: 0, warnings: 0\n", ""));
    cli.assertNothingSecretWasPrinted();
  }

  @Test
  void findsWhatIsMissing() throws IOException {
    cli.write("version: 1\nsecrets: {}\n");

    assertThat(cli.run("check"))
        .isEqualTo(
            new Ended(
                1,
                "FILE: errors: 2, warnings: 0\n",
                """
                error: secret 'focus': FILE lacks it; make it with `jitsi-tools secrets init FILE`
                error: secret 'jvb': FILE lacks it; make it with `jitsi-tools secrets init FILE`
                """));
  }

  @Test
  void findsWeakAndUnsafeValuesWithoutNamingThem() throws IOException {
    check(
        1,
        "passwordpassword",
        "Not safe",
        """
        error: secret 'focus': generation 1 is weak: about 45 bits; replace it with \
        `jitsi-tools secrets rotate FILE --only focus`
        error: secret 'jvb': generation 2 is not 8 to 128 letters, digits and ._+/=@:,-, with a \
        letter or digit first; change it with `ansible-vault edit FILE`
        """);
  }

  @Test
  void warnsOfValuesThatAreNotStrong() throws IOException {
    check(
        0,
        "tr0ub4dor3-horse-9",
        SECOND,
        """
        warning: secret 'focus': generation 1 is not strong: about 69 bits; replace it with \
        `jitsi-tools secrets rotate FILE --only focus`
        """);
  }

  @Test
  void findsOneValueInTwoPlaces() throws IOException {
    check(
        1,
        FIRST,
        FIRST,
        """
        error: these have one and the same value: 'focus' generation 1, 'jvb' generation 2; give \
        each its own with `jitsi-tools secrets rotate FILE`
        """);
  }

  @Test
  void warnsOfAge() throws IOException {
    cli.write(SOUND.replace("FIRST", FIRST).replace("SECOND", SECOND));

    assertThat(cli.run("check --max-age 23").err()).isEmpty();
    assertThat(cli.run("check --max-age 22"))
        .isEqualTo(
            new Ended(
                0,
                "FILE: errors: 0, warnings: 2\n",
                """
                warning: secret 'focus': generation 1 is 23 days old, more than 22; replace it \
                with `jitsi-tools secrets rotate FILE --only focus`
                warning: secret 'jvb': generation 2 is 23 days old, more than 22; replace it with \
                `jitsi-tools secrets rotate FILE --only jvb`
                """));
    cli.daysPass(342);
    assertThat(cli.run("check").out()).isEqualTo("FILE: errors: 0, warnings: 0\n");
    cli.daysPass(1);
    assertThat(cli.run("check").out()).isEqualTo("FILE: errors: 0, warnings: 2\n");
  }

  @Test
  void warnsOfAnUnknownAge() throws IOException {
    cli.write(
        SOUND
            .replace("FIRST", FIRST)
            .replace("SECOND", SECOND)
            .replaceFirst("created: [^,]*, ", ""));

    assertThat(cli.run("check").err())
        .isEqualTo(
            "warning: secret 'focus': nothing says how old generation 1 is; enter `created:"
                + " 2026-01-31T12:00:00Z` with `ansible-vault edit FILE`\n");
  }

  @Test
  void warnsOfARotationThatNobodyEnded() throws IOException {
    cli.run("init");
    cli.run("rotate --only jvb");
    cli.daysPass(7);
    assertThat(cli.run("check").err()).isEmpty();
    cli.daysPass(1);

    assertThat(cli.run("check").err())
        .isEqualTo(
            "warning: secret 'jvb': generation 2 has been waiting for 8 days; end the rotation with"
                + " `jitsi-tools secrets rotate FILE --promote` or `--abandon`\n");
    cli.assertNothingSecretWasPrinted();
  }

  @Test
  void answersScripts() throws IOException {
    cli.write(SOUND.replace("FIRST", FIRST).replaceFirst(" +jvb.*\n", ""));

    assertThat(cli.run("check --json"))
        .isEqualTo(
            new Ended(
                1,
                "{\"file\":\"FILE\",\"errors\":1,\"warnings\":0,\"findings\":[{\"level\":\"error\","
                    + "\"secret\":\"jvb\",\"what\":\"FILE lacks it\","
                    + "\"remedy\":\"make it with `jitsi-tools secrets init FILE`\"}]}\n",
                ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void refusesAnAgeThatIsNone(int days) {
    assertThat(cli.run("check --max-age=" + days))
        .isEqualTo(
            new Ended(
                2,
                "",
                "error: --max-age is not 1 or more; see `jitsi-tools secrets check --help`\n"));
  }

  private void check(int code, String first, String second, String err) throws IOException {
    cli.write(SOUND.replace("FIRST", first).replace("SECOND", second));

    Ended ended = cli.run("check");

    assertThat(ended.err()).isEqualTo(err);
    assertThat(ended.code()).isEqualTo(code);
    assertThat(ended.out() + ended.err()).doesNotContain(first, second);
  }
}
