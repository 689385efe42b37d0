package org.scalablejitsi.tools.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VaultEnvelopeTest {

  private static final String HEADER = "$ANSIBLE_VAULT;1.1;AES256\n";
  private static final String SALT = "ab".repeat(32);
  private static final String HMAC = "cd".repeat(32);
  private static final String FILE = VaultFixture.read("v11.vault");

  @Test
  void writesWhatItReadToTheByte() throws VaultEnvelope.DamagedException {
    assertThat(VaultEnvelope.parse(FILE).text()).isEqualTo(FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ANSIBLE_VAULT",
        "$ANSIBLE_VAULT;1.1",
        "$ANSIBLE_VAULT;1.0;AES",
        "$ANSIBLE_VAULT;1.3;AES256\n",
        "$ANSIBLE_VAULT;1.1;AES\n",
        "$ANSIBLE_VAULT;1.2;AES256\n",
        "$ANSIBLE_VAULTS;1.1;AES256\n"
      })
  void tellsAnUnknownHeader(String file) {
    damaged(file, "its header is none of Ansible Vault 1.1 or 1.2 with AES256");
  }

  @ParameterizedTest
  @ValueSource(ints = {26, 27, 28, 100, 101, 160, 161, 300})
  void tellsThatTheFileEndsBeforeTheCiphertext(int length) {
    damaged(FILE.substring(0, length), "it is cut off");
  }

  @Test
  void tellsThatTheLastDigitIsMissing() {
    damaged(FILE.stripTrailing().substring(0, FILE.stripTrailing().length() - 1), "it is cut off");
    damaged(HEADER + hex(SALT + "\n" + HMAC + "\nabc"), "it is cut off");
  }

  @Test
  void tellsThatAPartIsMissing() {
    damaged(HEADER + hex(SALT + "\n" + HMAC), "it is cut off");
    damaged(HEADER + hex(SALT + "\n" + HMAC + "\n"), "it is cut off");
    damaged(HEADER + hex("\n" + HMAC + "\nab"), "it is cut off");
    damaged(HEADER + hex(SALT + "\nabcd\nab"), "it is cut off");
  }

  @Test
  void tellsOtherCharactersInTheOuterAndTheInnerHex() {
    damaged(HEADER + "zz", "it holds characters that are not hex");
    damaged(HEADER + "zzz", "it holds characters that are not hex");
    damaged(HEADER + hex(SALT + "\n" + HMAC + "\nxy"), "it holds characters that are not hex");
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void damaged(String file, String why) {
    assertThatThrownBy(() -> VaultEnvelope.parse(file))
        .isInstanceOf(VaultEnvelope.DamagedException.class)
        .hasMessage(why);
  }
}
