package org.scalablejitsi.tools.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixtures were made by ansible-vault itself. */
class VaultTest {

  private static final VaultPassword PLAIN = password("default", "correct-horse");
  private static final VaultPassword UMLAUTS = password("lab", "pässwörd ☃");
  private static final VaultPassword WRONG = password("default", "wrong");
  private static final String TEXT = fixture("plain.txt");

  @Test
  void opensWhatAnsibleVaultEncryptedWithoutLabel() {
    assertThat(text(Vault.open(fixture("v11.vault"), List.of(PLAIN)))).isEqualTo(TEXT);
  }

  @Test
  void opensWhatAnsibleVaultEncryptedWithLabelAndUmlautsInThePassword() {
    assertThat(text(Vault.open(fixture("v12.vault"), List.of(PLAIN, UMLAUTS)))).isEqualTo(TEXT);
  }

  @Test
  void keepsHeaderAndPasswordOfAnOpenedFile() {
    DecryptResult.Text opened =
        (DecryptResult.Text) Vault.open(fixture("v12.vault"), List.of(WRONG, UMLAUTS, PLAIN));
    String again = opened.vault().encrypt("new", new Random(1));
    assertThat(again).startsWith("$ANSIBLE_VAULT;1.2;AES256;lab\n");
    assertThat(text(Vault.open(again, List.of(UMLAUTS)))).isEqualTo("new");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 1000, 100_000, 1_000_000})
  void whatItEncryptsItOpens(int size) {
    Random random = new Random(size);
    StringBuilder text = new StringBuilder();
    random.ints(size, 1, 0xD800).forEach(text::appendCodePoint);
    String encrypted = Vault.with(PLAIN).encrypt(text.toString(), random);
    assertThat(encrypted).startsWith("$ANSIBLE_VAULT;1.1;AES256\n");
    assertThat(encrypted.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(text(Vault.open(encrypted, List.of(PLAIN)))).isEqualTo(text.toString());
  }

  @Test
  void opensAnyTextUnderAnyPassword() {
    Random random = new Random(20_261_124);
    for (int i = 0; i < 30; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(200), 0xE000, 0x110000).forEach(text::appendCodePoint);
      byte[] bytes = new byte[1 + random.nextInt(100)];
      random.nextBytes(bytes);
      VaultPassword password = new VaultPassword("default", bytes);
      String encrypted = Vault.with(password).encrypt(text.toString(), random);
      assertThat(text(Vault.open(encrypted, List.of(password)))).isEqualTo(text.toString());
    }
  }

  @Test
  void encryptsTheSameTextDifferentlyEachTime() {
    Random random = new Random(1);
    Vault vault = Vault.with(PLAIN);
    assertThat(vault.encrypt("x", random)).isNotEqualTo(vault.encrypt("x", random));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a;b", "a b", "é"})
  void opensWhatItEncryptedUnderAnOddId(String id) {
    VaultPassword odd = password(id, "test-password");
    String encrypted = Vault.with(odd).encrypt("x", new Random(1));
    assertThat(text(Vault.open(encrypted, List.of(PLAIN, odd)))).isEqualTo("x");
  }

  @Test
  void triesEveryPasswordOfTheSameId() {
    assertThat(text(Vault.open(fixture("v11.vault"), List.of(WRONG, PLAIN)))).isEqualTo(TEXT);
  }

  @Test
  void tellsContentThatIsNotText() {
    byte[] salt = new byte[VaultCipher.SALT_BYTES];
    VaultCipher cipher = new VaultCipher(PLAIN, salt);
    byte[] encrypted = cipher.encrypt(new byte[] {(byte) 0xC3});
    String file =
        new VaultEnvelope(VaultHeader.of(PLAIN), salt, cipher.hmac(encrypted), encrypted).text();
    assertThat(Vault.open(file, List.of(PLAIN)))
        .isEqualTo(new DecryptResult.Damaged("its content is not UTF-8 text"));
  }

  @Test
  void tellsAWrongPassword() {
    assertThat(Vault.open(fixture("v11.vault"), List.of(WRONG)))
        .isInstanceOf(DecryptResult.WrongPassword.class);
    assertThat(Vault.open(fixture("v11.vault"), List.of()))
        .isInstanceOf(DecryptResult.WrongPassword.class);
  }

  @Test
  void namesALineThatIsNotAsLongAsTheOthers() {
    List<String> lines = fixture("v11.vault").lines().toList();
    int last = lines.size() - 1;
    String head = String.join("\n", lines.subList(0, last));

    assertThat(Vault.open(head + lines.get(last), List.of(WRONG)))
        .isEqualTo(
            new DecryptResult.Damaged(
                "its line " + last + " is not as long as Ansible Vault makes its lines"));
    assertThat(Vault.open(fixture("v11.vault").replaceFirst("\n(..)", "\n$1\n"), List.of(WRONG)))
        .isEqualTo(
            new DecryptResult.Damaged(
                "its line 2 is not as long as Ansible Vault makes its lines"));
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    assertThat(Vault.open("$ANSIBLE_VAULT;1.3;AES256\n61", List.of(PLAIN)))
        .isEqualTo(
            new DecryptResult.Damaged(
                "its header is none of Ansible Vault 1.1 or 1.2 with AES256"));
  }

  @Test
  void tellsPlainText() {
    assertThat(Vault.open(TEXT, List.of(PLAIN))).isInstanceOf(DecryptResult.NotEncrypted.class);
  }

  @Test
  void neverOpensAChangedOrCutFile() {
    String whole = fixture("v11.vault");
    for (int cut = 1; cut < whole.length(); cut += 7) {
      assertThat(Vault.open(whole.substring(0, cut), List.of(PLAIN)))
          .isNotInstanceOf(DecryptResult.Text.class);
    }
    for (int place = whole.indexOf('\n') + 1; place < whole.length(); place += 5) {
      char other = whole.charAt(place) == '3' ? '4' : '3';
      String changed = whole.substring(0, place) + other + whole.substring(place + 1);
      assertThat(Vault.open(changed, List.of(PLAIN))).isNotInstanceOf(DecryptResult.Text.class);
    }
  }

  @Test
  void printsNoPasswordAndNoContent() {
    assertThat(PLAIN).hasToString("vault password 'default'");
    assertThat(Vault.open(fixture("v11.vault"), List.of(PLAIN))).hasToString("opened");
  }

  private static String text(DecryptResult opened) {
    assertThat(opened).isInstanceOf(DecryptResult.Text.class);
    return ((DecryptResult.Text) opened).text();
  }

  private static VaultPassword password(String id, String text) {
    return new VaultPassword(id, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String fixture(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/vault", name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
