package org.scalablejitsi.tools.nicknames;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The syntax of a nickname: an XMPP resourcepart that also reads well in logs and files. */
final class NicknameSyntax {

  static final String IN_WORDS = "1 to 63 of a-z, A-Z, 0-9, '.', '_' and '-', and not '.' or '..'";
  private static final int MAX_LENGTH = 63;
  private static final Pattern VALID =
      Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1," + MAX_LENGTH + "}");

  private NicknameSyntax() {}

  static boolean isValid(String nickname) {
    return VALID.matcher(nickname).matches();
  }

  /** Jicofo and people alike would take Bridge1 for bridge1. */
  static String key(String nickname) {
    return nickname.toLowerCase(Locale.ROOT);
  }

  /** A nickname from the inventory's name of a host, beside those taken already. */
  static String derive(String host, Set<String> takenKeys) {
    String base =
        host.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.-]", "-")
            .replaceAll("^[.-]+|[.-]+$", "");
    if (base.isEmpty()) {
      base = "bridge";
    }
    String nickname = cut(base, "");
    for (int i = 2; takenKeys.contains(nickname); i++) {
      nickname = cut(base, "-" + i);
    }
    return nickname;
  }

  private static String cut(String base, String suffix) {
    return base.substring(0, Math.min(base.length(), MAX_LENGTH - suffix.length())) + suffix;
  }
}
