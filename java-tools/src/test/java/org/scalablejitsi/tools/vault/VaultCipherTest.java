package org.scalablejitsi.tools.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VaultCipherTest {

  private final VaultCipher cipher =
      new VaultCipher(VaultFixture.testPassword(), new byte[VaultCipher.SALT_BYTES]);

  @ParameterizedTest
  @CsvSource({"0, 16", "1, 16", "15, 16", "16, 32", "17, 32"})
  void padsToWholeBlocksAndAtLeastOneByte(int plain, int encrypted) {
    assertThat(cipher.encrypt(new byte[plain])).hasSize(encrypted);
  }

  @Test
  void decryptsWhatItEncrypted() {
    byte[] plain = "ä text".getBytes(StandardCharsets.UTF_8);

    assertThat(cipher.decrypt(cipher.encrypt(plain))).hasValue(plain);
  }

  @Test
  void refusesWrongPadding() {
    byte[] encrypted = cipher.encrypt(new byte[15]);
    encrypted[15] ^= 0x40;

    assertThat(cipher.decrypt(encrypted)).isEmpty();
    assertThat(cipher.decrypt(new byte[0])).isEmpty();
  }

  @Test
  void derivesOtherKeysFromAnotherSalt() {
    byte[] salt = new byte[VaultCipher.SALT_BYTES];
    salt[31] = 1;
    VaultCipher other = new VaultCipher(VaultFixture.testPassword(), salt);

    assertThat(other.hmac(new byte[0])).isNotEqualTo(cipher.hmac(new byte[0]));
    assertThat(other.encrypt(new byte[0])).isNotEqualTo(cipher.encrypt(new byte[0]));
  }
}
