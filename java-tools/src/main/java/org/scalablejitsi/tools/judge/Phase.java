package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Function;

/** What can be judged, each by its name in a request. */
enum Phase {
  /** Whether the bridges that stay can carry what the leaving ones carry. */
  CAPACITY(Capacity::judge),
  /** Why a bridge that runs is not logged in at prosody. */
  LOGIN(LoginFailure::judge),
  /** What differs on hosts, and which parts of the deployment act on them. */
  LOOK(Differences::judge),
  /** What a rotation cost, and which bridges are behind. */
  ROTATION_COST(RotationCost::judge),
  /** How the running cluster is. */
  VERIFY(VerifyVerdict::judge),
  /** Whether prosody has each module of the planned configuration. */
  MODULES(MissingModules::judge),
  /** What hosts are like before anything is installed. */
  PREFLIGHT(Preflight::judge),
  /** Where the rotation of each secret stands, and what is to be done. */
  ROTATION(RotationSteps::judge),
  /** Which TURN servers do not take the secrets of the vault. */
  TURN_BEHIND(TurnRotation::behind),
  /** What an uninstallation takes from hosts, and why it must not begin. */
  UNINSTALLATION(Uninstallation::judge),
  /** Which packages an upgrade would change. */
  UPGRADE(Upgrade::judge),
  /** Whether prosody has each module of the deployed configuration after an upgrade. */
  UPGRADE_MODULES(MissingModules::judgeUpgrade);

  @SuppressWarnings("ImmutableEnumChecker") // functions without a state
  private final Function<JsonNode, Object> judge;

  Phase(Function<JsonNode, Object> judge) {
    this.judge = judge;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Object judge(JsonNode question) {
    return judge.apply(question);
  }
}
