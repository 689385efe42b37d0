package org.scalablejitsi.tools.takeover;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

/** Prosody's accounts: checks whom prosody lets in, under which names. */
final class ProsodyAccounts {

  private final FormerHost meet;
  private final String domain;
  private final Map<String, ProsodyAccount> byUser = new HashMap<>();
  private final Map<String, Boolean> seen = new HashMap<>();

  ProsodyAccounts(FormerHost meet, String domain) {
    this.meet = meet;
    this.domain = domain;
  }

  /** Whether prosody lets the user in with the password, which all users of an account share. */
  boolean accept(String host, String user, String password, Problems problems) {
    ProsodyAccount account =
        byUser.computeIfAbsent(user, name -> ProsodyAccount.parse(meet.file(path(name))));
    if (account.fields().isEmpty()) {
      problems.add(
          Problem.check(
                  "prosody has no account " + user + "@auth." + domain + " (" + path(user) + ")",
                  "see that jitsi_domain is right, and that auth."
                      + domain
                      + " keeps its accounts"
                      + " in prosody's internal storage")
              .on(meet.name()));
      return false;
    }
    Optional<String> fault = account.fault();
    if (fault.isPresent()) {
      problems.add(
          Problem.check(
                  path(user) + " is not as prosody writes it: " + fault.get(),
                  "register the account anew with `prosodyctl register`")
              .on(meet.name()));
      return false;
    }
    // A fleet shares one password, and to try one takes prosody's thousands of rounds.
    boolean accepted =
        seen.computeIfAbsent(user + "\n" + password, key -> account.accepts(password));
    if (!accepted) {
      problems.add(
          Problem.check(
                  "its password is not that of prosody's account " + user + "@auth." + domain,
                  "write the right one into its file, which the other hosts of the account have,"
                      + " or register it anew with `prosodyctl register`")
              .on(host));
    }
    return accepted;
  }

  /** Our templates give all bridges these names. */
  void checkAddress(String host, BridgeLogin login, Problems problems) {
    check(host, "USERNAME", login, "jvb", problems);
    check(host, "DOMAIN", login, "auth." + domain, problems);
    check(host, "MUC_JIDS", login, "jvbbrewery@internal.auth." + domain, problems);
  }

  private static void check(
      String host, String name, BridgeLogin login, String wanted, Problems problems) {
    String value = login.value(name);
    if (!value.toLowerCase(Locale.ROOT).equals(wanted)) {
      problems.add(
          Problem.check(
                  "the bridge's " + name + " is '" + value + "', not '" + wanted + "'",
                  "change it by hand first, on the meet host and on every bridge; or fix"
                      + " jitsi_domain if that is wrong")
              .on(host));
    }
  }

  private String path(String user) {
    return "/var/lib/prosody/"
        + ("auth." + domain).replace("-", "%2d").replace(".", "%2e")
        + "/accounts/"
        + user
        + ".dat";
  }
}
