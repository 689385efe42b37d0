package org.scalablejitsi.tools.secrets;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What a secret value looks like: safe in Lua, HOCON, properties, shell and debconf alike. */
public final class SecretValue {

  /** The length of a value of ours unless somebody wants another. */
  public static final int LENGTH = 32;

  /** The shortest value of ours that somebody may want. */
  public static final int MIN_LENGTH = 16;

  /** The longest value of all. */
  public static final int MAX_LENGTH = 128;

  static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** In no format of ours does any of these mean anything within a value. */
  static final String ALSO_IN_OWN_VALUES = "._+/=@:,-";

  /** What an accepted value looks like, in words. */
  public static final String RULE =
      "8 to 128 letters, digits and " + ALSO_IN_OWN_VALUES + ", with a letter or digit first";

  /** Values given by people may be shorter, but never in need of quoting. */
  private static final Pattern ACCEPTED =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9" + ALSO_IN_OWN_VALUES + "]{7,127}");

  private SecretValue() {}

  static String generate(RandomGenerator random, int length) {
    StringBuilder value = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      value.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return value.toString();
  }

  /** Whether a value can stand in every file that it has to. */
  public static boolean isAccepted(String value) {
    return ACCEPTED.matcher(value).matches();
  }
}
