package org.scalablejitsi.tools.vault;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The cryptography of Ansible Vault: AES-256-CTR, HMAC-SHA256, keys by PBKDF2. */
final class VaultCipher {

  static final int SALT_BYTES = 32;

  /** All ciphertexts are a multiple of this: Ansible pads, though the mode does not need it. */
  static final int BLOCK_BYTES = 16;

  private static final int ROUNDS = 10_000;
  private static final int KEY_BYTES = 32;
  private static final String HMAC = "HmacSHA256";

  private final byte[] cipherKey;
  private final byte[] hmacKey;
  private final byte[] counter;

  VaultCipher(VaultPassword password, byte[] salt) {
    byte[] keys = derive(password.bytes(), salt, 2 * KEY_BYTES + BLOCK_BYTES);
    cipherKey = Arrays.copyOfRange(keys, 0, KEY_BYTES);
    hmacKey = Arrays.copyOfRange(keys, KEY_BYTES, 2 * KEY_BYTES);
    counter = Arrays.copyOfRange(keys, 2 * KEY_BYTES, keys.length);
  }

  byte[] hmac(byte[] ciphertext) {
    try {
      return mac(hmacKey).doFinal(ciphertext);
    } catch (GeneralSecurityException e) {
      throw missingFromTheJdk(e);
    }
  }

  byte[] encrypt(byte[] plain) {
    int padding = BLOCK_BYTES - plain.length % BLOCK_BYTES;
    byte[] padded = Arrays.copyOf(plain, plain.length + padding);
    Arrays.fill(padded, plain.length, padded.length, (byte) padding);
    return counterMode(padded);
  }

  /** Empty when the padding is wrong. */
  Optional<byte[]> decrypt(byte[] ciphertext) {
    byte[] padded = counterMode(ciphertext);
    int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
    if (padding < 1 || padding > BLOCK_BYTES || padding > padded.length) {
      return Optional.empty();
    }
    return Optional.of(Arrays.copyOf(padded, padded.length - padding));
  }

  private byte[] counterMode(byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      // CTR is its own inverse: the same call encrypts and decrypts.
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(cipherKey, "AES"), new IvParameterSpec(counter));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw missingFromTheJdk(e);
    }
  }

  /**
   * PBKDF2 over the password's bytes. The JDK's own takes characters and so cannot take a password
   * file that is not UTF-8, which Ansible accepts.
   */
  private static byte[] derive(byte[] password, byte[] salt, int length) {
    try {
      Mac mac = mac(password);
      byte[] derived = new byte[length];
      int done = 0;
      for (int block = 1; done < length; block++) {
        mac.update(salt);
        mac.update(new byte[] {0, 0, 0, (byte) block});
        byte[] round = mac.doFinal();
        byte[] sum = round.clone();
        for (int i = 1; i < ROUNDS; i++) {
          round = mac.doFinal(round);
          for (int j = 0; j < sum.length; j++) {
            sum[j] ^= round[j];
          }
        }
        int take = Math.min(sum.length, length - done);
        System.arraycopy(sum, 0, derived, done, take);
        done += take;
      }
      return derived;
    } catch (GeneralSecurityException e) {
      throw missingFromTheJdk(e);
    }
  }

  private static Mac mac(byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(key, HMAC));
    return mac;
  }

  private static IllegalStateException missingFromTheJdk(GeneralSecurityException e) {
    return new IllegalStateException("this Java lacks AES or HMAC-SHA256", e);
  }
}
