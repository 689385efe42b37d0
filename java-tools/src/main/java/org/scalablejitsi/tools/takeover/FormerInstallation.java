package org.scalablejitsi.tools.takeover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.secrets.SecretValue;

/**
 * The former installation's secrets, nicknames and layouts, each proved against the others.
 *
 * @param secrets value by name, as the vault has them
 * @param nicknames by bridge
 * @param layouts by host
 */
record FormerInstallation(
    Map<String, String> secrets, Map<String, String> nicknames, Map<String, ConfigLayout> layouts) {

  static FormerInstallation of(TakeOverRequest request, FormerSettings former, Problems problems) {
    ProsodyAccounts accounts = new ProsodyAccounts(request.meet(), request.domain());
    FormerInstallation found =
        new FormerInstallation(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    found.addFocus(request, accounts, problems);
    found.addTurn(request.meet(), former, problems);
    for (FormerHost bridge : request.bridges()) {
      found.addBridge(bridge, accounts, problems);
    }
    return found;
  }

  private void addFocus(TakeOverRequest request, ProsodyAccounts accounts, Problems problems) {
    String meet = request.meet().name();
    JicofoCredentials focus = JicofoCredentials.of(request.meet(), request.domain());
    layouts.put(meet, focus.layout());
    focus
        .password()
        .ifPresentOrElse(
            password -> {
              if (isSafe(meet, "jicofo's password", password, problems)
                  && accounts.accept(meet, "focus", password, problems)) {
                secrets.put("focus", password);
              }
            },
            () ->
                problems.add(
                    Problem.check(
                            "no file in /etc/jitsi/jicofo has jicofo's password",
                            "see that jicofo is installed and configured there")
                        .on(meet)));
    Optional<String> component = focus.component();
    if (component.isPresent()
        && isSafe(meet, "the secret of jicofo's component", component.get(), problems)) {
      secrets.put("component", component.get());
    }
  }

  private void addTurn(FormerHost meet, FormerSettings former, Problems problems) {
    Optional<String> one = Optional.ofNullable(former.secrets().get("turn"));
    TurnSecret.secret(meet)
        .or(() -> one)
        .filter(secret -> isSafe(meet.name(), "the secret of the TURN servers", secret, problems))
        .ifPresent(secret -> secrets.put("turn", secret));
    Optional.ofNullable(former.secrets().get("jwt"))
        .filter(secret -> isSafe(meet.name(), "the secret of the tokens", secret, problems))
        .ifPresent(secret -> secrets.put("jwt", secret));
  }

  private void addBridge(FormerHost bridge, ProsodyAccounts accounts, Problems problems) {
    List<BridgeLogin> logins = BridgeLogin.of(bridge);
    if (logins.size() != 1) {
      problems.add(notOne(logins.size()).on(bridge.name()));
      return;
    }
    BridgeLogin login = logins.get(0);
    layouts.put(bridge.name(), login.layout());
    nicknames.put(bridge.name(), login.value("MUC_NICKNAME"));
    accounts.checkAddress(bridge.name(), login, problems);
    String password = login.value("PASSWORD");
    if (isSafe(bridge.name(), "the bridge's password", password, problems)
        && accounts.accept(bridge.name(), "jvb", password, problems)) {
      secrets.put("jvb", password);
    }
  }

  private static Problem notOne(int count) {
    return count == 0
        ? Problem.check(
            "no file in " + BridgeLogin.FOLDER + " has a complete login of the bridge",
            "complete HOSTNAME, USERNAME, PASSWORD, MUC_JIDS and MUC_NICKNAME there, or take the"
                + " host out of the group jitsi_bridges until this is done")
        : Problem.check(
            "the bridge has " + count + " logins, and one is what can be taken over",
            "remove the others from its files");
  }

  private static boolean isSafe(String host, String what, String value, Problems problems) {
    if (SecretValue.isAccepted(value)) {
      return true;
    }
    problems.add(
        Problem.check(
                what + " is not " + SecretValue.RULE + ", so it cannot stand in every file",
                "change it by hand first, in prosody and in the service's file")
            .on(host));
    return false;
  }

  @Override
  public String toString() {
    return "installation";
  }
}
