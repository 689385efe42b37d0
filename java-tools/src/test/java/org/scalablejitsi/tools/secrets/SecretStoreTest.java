package org.scalablejitsi.tools.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.storage.StagedFile;
import org.scalablejitsi.tools.vault.DecryptResult;
import org.scalablejitsi.tools.vault.Vault;
import org.scalablejitsi.tools.vault.VaultPassword;

final class SecretStoreTest {

  private static final VaultPassword PASSWORD = password("default");
  private static final List<String> NEEDED = List.of("focus", "jvb");
  private static final String FOCUS =
      "version: 1\nsecrets:\n  focus: {generation: 3, value: Geheim1234}\n";

  private final Path file;
  private final SecretStore store =
      new SecretStore(
          new Random(1), InstantSource.fixed(Instant.parse("2026-11-23T23:59:00.123Z")));

  SecretStoreTest(@TempDir Path folder) {
    file = folder.resolve("jitsi_secrets.yml");
  }

  @Test
  void makesWhatIsMissingInANewFile() throws IOException {
    Secrets secrets = load(PASSWORD);
    commit(secrets);

    assertThat(secrets.generated()).containsExactly("focus", "jvb");
    assertThat(secrets.isChanged()).isTrue();
    assertThat(decrypted())
        .matches(
            """
            version: 1
            secrets:
              focus:
                generation: 1
                created: 2026-11-23T23:59:00Z
                value: "[A-Za-z0-9]{32}"
              jvb:
                generation: 1
                created: 2026-11-23T23:59:00Z
                value: "[A-Za-z0-9]{32}"
            """);
  }

  @Test
  void keepsWhatIsThere() throws IOException {
    write(FOCUS + "note: ours # of people\nother: {x: 0x10}\n", PASSWORD);

    Secrets secrets = load(PASSWORD);
    commit(secrets);

    assertThat(secrets.generated()).containsExactly("jvb");
    assertThat(secrets.logins().get("focus"))
        .containsExactly(new AccountLogin("focus-g3", 3, Placeholder.of(new SecretId("focus", 3))));
    assertThat(decrypted())
        .contains("focus: {generation: 3, value: Geheim1234}", "note: ours", "other: {x: 0x10}");
  }

  @Test
  void serversTakeTheFormerTurnSecretUntilItIsDropped() throws IOException {
    String versions =
        "{generation: 2, value: Current1, previous: {generation: 1, value: Former11}}";
    write("version: 1\nsecrets: {jvb: " + versions + ", turn: " + versions + "}\n", PASSWORD);

    Secrets kept = load("turn", Map.of());
    Secrets dropped = load("turn", Map.of("turn", RotationStep.DROP_PREVIOUS));

    assertThat(kept.logins().get("turn"))
        .extracting(AccountLogin::generation)
        .containsExactly(1, 2);
    assertThat(kept.placeholders().get("turn"))
        .isEqualTo(AccountLogin.of(new SecretId("turn", 2)).password());
    assertThat(kept.ids()).containsValue(new SecretId("turn", 1));
    assertThat(dropped.logins().get("turn"))
        .extracting(AccountLogin::generation)
        .containsExactly(2);
    assertThat(load("jvb", Map.of()).logins().get("jvb"))
        .extracting(AccountLogin::generation)
        .containsExactly(2);
  }

  @Test
  void leavesTheFileAloneToTheByteWhenNothingIsMissing() throws IOException {
    commit(load(PASSWORD));
    byte[] before = Files.readAllBytes(file);

    Secrets again = load(PASSWORD);

    assertThat(again.isChanged()).isFalse();
    assertThat(again.generated()).isEmpty();
    assertThat(again.stage()).isEmpty();
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void loadingAloneWritesNothing() {
    load(PASSWORD);

    assertThat(file).doesNotExist();
  }

  @Test
  void encryptsAnOldFileAgainWithThePasswordThatOpenedIt() throws IOException {
    write(FOCUS, password("prod"));

    commit(load(PASSWORD, password("prod")));

    assertThat(file).content().startsWith("$ANSIBLE_VAULT;1.2;AES256;prod\n");
    assertThat(Vault.open(Files.readString(file), List.of(PASSWORD)))
        .isEqualTo(new DecryptResult.WrongPassword(Optional.of("prod")));
  }

  @Test
  void givesOnePlaceholderToEachSecretAndGeneration() throws IOException {
    Secrets fresh = load(PASSWORD);
    write(FOCUS, PASSWORD);
    Secrets rotated = load(PASSWORD);

    assertThat(rotated.placeholders().get("jvb")).isEqualTo(fresh.placeholders().get("jvb"));
    assertThat(rotated.placeholders().get("focus")).isNotEqualTo(fresh.placeholders().get("focus"));
    assertThat(rotated.ids())
        .containsEntry(Placeholder.of(new SecretId("focus", 3)), new SecretId("focus", 3));
  }

  @Test
  void aDryRunNeedsNoPasswordForAMissingFile() {
    Secrets secrets = store.load(file, List.of(), NEEDED, false);

    assertThat(secrets.isChanged()).isTrue();
    assertThat(secrets.stage()).isEmpty();
    assertThat(secrets.placeholders()).isEqualTo(load(PASSWORD).placeholders());
  }

  @Test
  void aRunThatWritesNeedsAPasswordForAMissingFile() {
    refused(
        () -> store.load(file, List.of(), NEEDED, true),
        " does not exist yet and no vault password was given; give it with --vault-password-file"
            + " or --vault-id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "with spaces in it", "quoted\\\"Geheim", "Gehéim1234"})
  void refusesASecretThatWouldNeedQuotingWithoutNamingIt(String value) throws IOException {
    write("version: 1\nsecrets: {jvb: {generation: 1, value: \"" + value + "\"}}\n", PASSWORD);

    assertThatThrownBy(() -> load(PASSWORD))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: secret 'jvb' in "
                + file
                + " is not 8 to 128 letters, digits and ._+/=@:,-, with a letter or digit first; change it with `ansible-vault edit "
                + file
                + "`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Geheim1234                                        | 1 | expected a mapping",
        "'version: [Geheim1234'                            | 1 | not valid YAML",
        "'version: Geheim1234'                             | 1 | 'version' is not 1",
        "'secrets: {}'                                     | 1 | 'version' is not 1",
        "'{version: 1, secrets: Geheim1234}'               | 1 | 'secrets' is not a mapping",
        "'{version: 1, secrets: {jvb: Geheim1234}}'        | 1 | 'jvb' is not a mapping",
        "'{version: 1, secrets: {jvb: {value: Geheim1}}}'  | 1 | 'generation' is not a whole number from 0 on",
        "'{version: 1, Geheim1234: 1, Geheim1234: 2}'      | 1 | a key stands there twice"
      })
  void tellsTheLineOfAFaultAndNothingOfTheContent(String text, int line, String fault)
      throws IOException {
    write(text, PASSWORD);

    refused(
        () -> load(PASSWORD),
        " decrypts to something else than our secrets: line "
            + line
            + ": "
            + fault
            + "; fix it with `ansible-vault edit "
            + file
            + "` or restore it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "-1", "1.5", "x", "1234567890"})
  void aGenerationIsAWholeNumber(String generation) throws IOException {
    write("version: 1\nsecrets: {jvb: {generation: " + generation + "}}\n", PASSWORD);

    assertThatThrownBy(() -> load(PASSWORD))
        .hasMessageContaining("line 2: 'generation' is not a whole number from 0 on");
  }

  private Secrets load(VaultPassword... passwords) {
    return store.load(file, List.of(passwords), NEEDED, true);
  }

  private Secrets load(String needed, Map<String, RotationStep> steps) {
    return store.load(file, List.of(PASSWORD), List.of(needed), steps, true);
  }

  private void refused(ThrowingCallable action, String rest) {
    assertThatThrownBy(action)
        .isInstanceOf(ProblemException.class)
        .hasMessage("error: " + file + rest)
        .hasNoCause();
  }

  private static void commit(Secrets secrets) {
    try (StagedFile staged = secrets.stage().orElseThrow()) {
      staged.commit();
    }
  }

  private void write(String text, VaultPassword password) throws IOException {
    Files.writeString(file, Vault.with(password).encrypt(text, new Random(2)));
  }

  private String decrypted() throws IOException {
    DecryptResult opened = Vault.open(Files.readString(file), List.of(PASSWORD));
    assertThat(opened).isInstanceOf(DecryptResult.Text.class);
    return ((DecryptResult.Text) opened).text();
  }

  private static VaultPassword password(String id) {
    return new VaultPassword(id, (id + "-test-password").getBytes(StandardCharsets.UTF_8));
  }
}
