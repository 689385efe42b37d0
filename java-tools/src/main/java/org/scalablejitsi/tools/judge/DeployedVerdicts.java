package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.scalablejitsi.tools.problem.Rule;
import org.scalablejitsi.tools.problem.State;

/** What is deployed: whether files are the plan's, and whether prosody takes their passwords. */
final class DeployedVerdicts {

  static final Rule FILES = Rule.warning("JT510");
  static final Rule REFUSED = Rule.error("JT511");
  static final Rule UNTRIED = Rule.warning("JT512");

  private static final String LOG = "/var/log/prosody/prosody.log";

  /** Prosody refuses with it who has failed too often, whatever the password. */
  private static final String TOO_OFTEN = "temporary-auth-failure";

  private DeployedVerdicts() {}

  /**
   * All of them.
   *
   * @param unplanned says why there is no plan, where there is none
   */
  static List<Check> of(Answer answer, String unplanned) {
    List<Check> found = new ArrayList<>(List.of(files(answer, unplanned)));
    found.addAll(passwords(answer));
    return found;
  }

  /** Whether prosody refuses what stands in a service's file. */
  static boolean isPasswordRefused(Answer answer) {
    return passwords(answer).stream().anyMatch(check -> check.state() == State.FAILED);
  }

  private static Check files(Answer answer, String unplanned) {
    String id = "files";
    if (answer.at("differing").isMissingNode()) {
      String why = unplanned.lines().findFirst().orElse("");
      return Check.skipped(id, "there is no plan to compare with: " + why);
    }
    List<String> differing = AnyJson.texts(answer.at("differing"));
    if (differing.isEmpty()) {
      String closed = answer.text("closed");
      String secrets =
          closed.isEmpty() ? "" : "; those with secrets by owner and mode alone: " + closed;
      return Check.ok(id, "are as the plan has them" + secrets);
    }
    return Check.broken(
        FILES,
        id,
        "not as the plan has them: " + String.join(", ", differing),
        "changed by hand or by a package's script, or the inventory was changed since: `site.yml"
            + " --check --diff` shows how; put settings of yours into the inventory, then run"
            + " site.yml");
  }

  private static List<Check> passwords(Answer answer) {
    JsonNode way = answer.at("reach", "xmpp");
    boolean answers = AnyJson.isSet(way) ? AnyJson.isSet(way.path("open")) : answer.runs("prosody");
    return AnyJson.entries(answer.at("logins")).values().stream()
        .map(login -> password(login, answers))
        .toList();
  }

  private static Check password(JsonNode login, boolean answers) {
    String id = "password";
    String path = login.path("path").asText("");
    String account = login.path("account").asText("");
    String where = path + " for " + account;
    if (AnyJson.isSet(login.path("taken"))) {
      return Check.ok(id, "prosody takes the password in " + where);
    }
    if (account.isEmpty()) {
      return Check.skipped(id, "no login as the collection writes it is in " + path);
    }
    if (login.has("error")) {
      String error = login.path("error").asText("");
      String text = "the password in " + where + " could not be tried at prosody: " + error;
      String remedy = "see " + LOG + " on the meet host";
      return answers ? Check.broken(UNTRIED, id, text, remedy) : Check.skipped(id, text, remedy);
    }
    String refused = login.path("refused").asText("");
    if (refused.equals(TOO_OFTEN)) {
      return Check.skipped(id, "prosody lets this host wait, after too many logins that failed");
    }
    return Check.broken(
        REFUSED,
        id,
        "prosody refuses the password in "
            + where
            + " ("
            + refused
            + "): the next start ends in no login",
        "find the vault that fits prosody's account and run site.yml with it; another run may have"
            + " had another vault (jitsi_secrets_file)");
  }
}
