package org.scalablejitsi.tools.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.vault.Vault;
import org.scalablejitsi.tools.vault.VaultPassword;

final class VaultFileTest {

  private static final Path FILE = Path.of("/etc/fleet/jitsi_secrets.yml");
  private static final VaultPassword PASSWORD = password("test-password");
  private static final VaultPassword WRONG = password("wrong-test-password");
  private static final String TEXT = "value: Geheim1234\n";
  private static final String VAULT = Vault.with(PASSWORD).encrypt(TEXT, new Random(1));

  @Test
  void opens() {
    assertThat(VaultFile.open(FILE, VAULT, List.of(WRONG, PASSWORD)).text()).isEqualTo(TEXT);
  }

  @Test
  void printsNothingOfTheContent() {
    assertThat(VaultFile.open(FILE, VAULT, List.of(PASSWORD)))
        .hasToString("content of the vault file");
  }

  @Test
  void tellsPlainText() {
    refused(
        TEXT,
        List.of(PASSWORD),
        "error: /etc/fleet/jitsi_secrets.yml is not encrypted; encrypt it with `ansible-vault"
            + " encrypt /etc/fleet/jitsi_secrets.yml` and change the secrets in it if others could"
            + " read it");
  }

  @Test
  void tellsThatThereIsNoPassword() {
    refused(
        VAULT,
        List.of(),
        "error: /etc/fleet/jitsi_secrets.yml is encrypted and no vault password was given; give it"
            + " with --vault-password-file or --vault-id");
  }

  @Test
  void tellsAWrongPassword() {
    refused(VAULT, List.of(WRONG), wrongPassword());
  }

  @Test
  void tellsAnUnknownHeader() {
    refused(
        VAULT.replace("1.1", "1.9"),
        List.of(PASSWORD),
        damaged("its header is none of Ansible Vault 1.1 or 1.2 with AES256"));
  }

  @ParameterizedTest
  @ValueSource(ints = {26, 27, 90, 161, 250, 300})
  void tellsThatItIsCutOff(int length) {
    refused(VAULT.substring(0, length), List.of(PASSWORD), damaged("it is cut off"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8, 32, 60})
  void tellsACutInTheLastBlock(int digits) {
    String cut = VAULT.stripTrailing();

    refused(cut.substring(0, cut.length() - digits), List.of(PASSWORD), damaged("it is cut off"));
  }

  @Test
  void aCutBetweenTwoBlocksReadsLikeAWrongPassword() {
    String cut = VAULT.stripTrailing();

    refused(cut.substring(0, cut.length() - 64), List.of(PASSWORD), wrongPassword());
  }

  @Test
  void tellsAnEmptyFile() {
    refused("", List.of(PASSWORD), damaged("it is empty"));
    refused(" \n", List.of(PASSWORD), damaged("it is empty"));
    refused("$ANSIBLE_VAU", List.of(PASSWORD), damaged("it is cut off"));
  }

  @Test
  void tellsALineOfAnotherLength() {
    List<String> lines = VAULT.lines().toList();
    String joined = VAULT.replace(lines.get(2) + "\n" + lines.get(3), lines.get(2) + lines.get(3));
    String split = VAULT.replace(lines.get(3), lines.get(3).replaceFirst("^(.{40})", "$1\n"));

    refused(
        joined,
        List.of(WRONG),
        damaged("its line 3 is not as long as Ansible Vault makes its lines"));
    refused(
        split,
        List.of(WRONG),
        damaged("its line 4 is not as long as Ansible Vault makes its lines"));
    assertThat(VaultFile.open(FILE, joined, List.of(PASSWORD)).text()).isEqualTo(TEXT);
  }

  @Test
  void namesTheVaultIdOfWhichNoPasswordWasGiven() {
    VaultPassword prod = new VaultPassword("prod", "x".getBytes(StandardCharsets.UTF_8));
    String file = Vault.with(prod).encrypt(TEXT, new Random(1));

    refused(
        file,
        List.of(PASSWORD),
        "error: /etc/fleet/jitsi_secrets.yml is encrypted under the vault id 'prod', and no vault"
            + " password given is of that id or opens it; give it with --vault-id prod@FILE");
    refused(
        file,
        List.of(new VaultPassword("prod", "y".getBytes(StandardCharsets.UTF_8))),
        wrongPassword());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 65, 128, 130, 160})
  void aFlippedDigitOfSaltHmacOrCiphertextReadsLikeAWrongPassword(int innerDigit) {
    refused(flipped(innerDigit), List.of(PASSWORD), wrongPassword());
  }

  @Test
  void tellsCharactersThatAreNotHex() {
    refused(
        VAULT.substring(0, 40) + "x" + VAULT.substring(41),
        List.of(PASSWORD),
        damaged("it holds characters that are not hex"));
  }

  @Test
  void damageIsToldEvenWithoutPassword() {
    refused(VAULT.substring(0, 300), List.of(), damaged("it is cut off"));
  }

  /** Changes one digit of the inner hex to another: the outer hex of a digit is 3 and itself. */
  private static String flipped(int innerDigit) {
    String header = VAULT.lines().findFirst().orElseThrow();
    StringBuilder body = new StringBuilder(VAULT.substring(header.length()).replace("\n", ""));
    body.replace(2 * innerDigit, 2 * innerDigit + 2, digit(body, innerDigit) == '1' ? "32" : "31");
    return header + "\n" + body.toString().replaceAll("(.{80})", "$1\n") + "\n";
  }

  private static char digit(CharSequence body, int innerDigit) {
    return (char) HexFormat.fromHexDigits(body, 2 * innerDigit, 2 * innerDigit + 2);
  }

  private static String wrongPassword() {
    return "error: wrong vault password for /etc/fleet/jitsi_secrets.yml, or the file was changed;"
        + " give the password it was encrypted with, or restore the file";
  }

  private static String damaged(String why) {
    return "error: /etc/fleet/jitsi_secrets.yml is damaged: "
        + why
        + "; restore it from a backup or from version control";
  }

  private static void refused(String text, List<VaultPassword> passwords, String message) {
    assertThatThrownBy(() -> VaultFile.open(FILE, text, passwords))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::kind)
                    .containsExactly(Problem.Kind.INPUT))
        .hasMessage(message)
        .hasNoCause();
  }

  private static VaultPassword password(String text) {
    return new VaultPassword("default", text.getBytes(StandardCharsets.UTF_8));
  }
}
