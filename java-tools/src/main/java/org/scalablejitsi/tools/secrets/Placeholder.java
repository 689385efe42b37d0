package org.scalablejitsi.tools.secrets;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The text that stands for a secret until a file reaches its host. It has a secret's own shape, so
 * that a file that is right with it is right with the secret.
 */
final class Placeholder {

  private static final String PREFIX = "JtPlaceholder";
  private static final BigInteger BASE = BigInteger.valueOf(SecretValue.ALPHABET.length());

  private Placeholder() {}

  /** Always the same for one version of a secret, and different for every other. */
  static String of(SecretId id) {
    BigInteger rest = new BigInteger(1, sha256(id.name() + "#" + id.generation()));
    StringBuilder text = new StringBuilder(PREFIX);
    while (text.length() < SecretValue.LENGTH) {
      BigInteger[] quotientAndDigit = rest.divideAndRemainder(BASE);
      text.append(SecretValue.ALPHABET.charAt(quotientAndDigit[1].intValue()));
      rest = quotientAndDigit[0];
    }
    return text.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }
}
