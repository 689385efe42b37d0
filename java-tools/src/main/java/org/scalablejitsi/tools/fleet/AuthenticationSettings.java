package org.scalablejitsi.tools.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Each way to authenticate has what it needs, and none has what only another one reads. */
final class AuthenticationSettings implements FleetRule {

  static final Rule RULE = Rule.error("JT321");
  static final String AUTHENTICATION = "jitsi_meet_authentication";
  private static final String APP_ID = "jitsi_meet_jwt_app_id";
  private static final String ALLOW_EMPTY = "jitsi_meet_jwt_allow_empty";

  @Override
  public String name() {
    return "authentication with what it needs";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .filter(host -> host.has(AUTHENTICATION))
        .flatMap(host -> judge(host).stream().map(problem -> problem.on(host.name())))
        .toList();
  }

  private static List<Problem> judge(Host meet) {
    String way = Objects.toString(meet.vars().get(AUTHENTICATION));
    List<Problem> found = new ArrayList<>();
    boolean accounts =
        meet.vars().get(AccountNames.VARIABLE) instanceof List<?> names && !names.isEmpty();
    boolean allowsEmpty = Boolean.TRUE.equals(meet.vars().get(ALLOW_EMPTY));
    compare(found, way, "internal", accounts, true, AccountNames.VARIABLE);
    compare(found, way, "jwt", meet.has(APP_ID), true, APP_ID);
    compare(found, way, "jwt", allowsEmpty, false, ALLOW_EMPTY);
    return found;
  }

  private static void compare(
      List<Problem> found, String way, String reader, boolean given, boolean needed, String name) {
    String is = AUTHENTICATION + " is " + way;
    if (given && !way.equals(reader)) {
      found.add(
          RULE.broken(
              is + ", which does not read " + name,
              "set `" + AUTHENTICATION + ": " + reader + "`, or leave " + name + " out"));
    } else if (!given && needed && way.equals(reader)) {
      found.add(
          RULE.broken(
              is + " and " + name + " is missing, so nobody could open a conference",
              "set " + name));
    }
  }
}
