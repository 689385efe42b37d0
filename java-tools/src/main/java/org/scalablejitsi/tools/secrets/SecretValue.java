package org.scalablejitsi.tools.secrets;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What a secret value looks like: safe in Lua, HOCON, properties, shell and debconf alike. */
final class SecretValue {

  static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  static final int LENGTH = 32;

  /** Values given by people may be shorter, but never in need of quoting. */
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9]{8,}");

  private SecretValue() {}

  static String generate(RandomGenerator random) {
    StringBuilder value = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      value.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return value.toString();
  }

  static boolean isAccepted(String value) {
    return ACCEPTED.matcher(value).matches();
  }
}
