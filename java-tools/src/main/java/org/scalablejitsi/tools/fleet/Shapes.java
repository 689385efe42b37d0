package org.scalablejitsi.tools.fleet;

import com.google.common.base.Ascii;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What values of the inventory have to look like. */
final class Shapes {

  /** What stands unquoted in some of the files, and is compared with words of others. */
  static final Predicate<@Nullable Object> WORD = matching("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  /** What to do where it is none. */
  static final String WORD_REMEDY =
      "use up to 63 letters, digits and ._-, with a letter or digit first";

  /** Paths stand unquoted in nginx's site and in commands. */
  static final Predicate<@Nullable Object> PATH = matching("/[A-Za-z0-9/._@+-]+");

  private static final int MAX_LENGTH = 253;
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  /** Lower case only: prosody's and nginx's files are named after it. Not an IPv4 address. */
  private static final Pattern HOST_NAME =
      Pattern.compile("(" + LABEL + "\\.)*(?![0-9]+$)" + LABEL);

  private Shapes() {}

  /** Whatever is written as the pattern has it. */
  static Predicate<@Nullable Object> matching(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return value -> compiled.matcher(String.valueOf(value)).matches();
  }

  static boolean isHostName(String text) {
    return text.length() <= MAX_LENGTH && HOST_NAME.matcher(text).matches();
  }

  /** Not with Java's own idea of small letters: it has the Kelvin sign become a k. */
  static boolean isHostNameInAnyCase(@Nullable Object value) {
    return isHostName(Ascii.toLowerCase(String.valueOf(value)));
  }

  /** Also where it stands in something else, such as an address with a port. */
  static boolean isNameOrAddress(@Nullable Object value) {
    return value instanceof String text && (Addresses.isLiteral(text) || isHostNameInAnyCase(text));
  }
}
