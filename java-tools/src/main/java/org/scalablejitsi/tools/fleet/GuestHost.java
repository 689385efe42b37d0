package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Prosody has a host for guests if, and only if, others have accounts. */
final class GuestHost implements FleetRule {

  static final Rule RULE = Rule.error("JT322");
  private static final String KEY = "anonymousdomain";

  @Override
  public String name() {
    return "guests and authentication";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream().flatMap(GuestHost::judge).toList();
  }

  private static Stream<Problem> judge(Host meet) {
    if (!(AppSettings.at(meet, "hosts") instanceof Map<?, ?> hosts) || !hosts.containsKey(KEY)) {
      return Stream.empty();
    }
    Object way = meet.vars().get(AuthenticationSettings.AUTHENTICATION);
    String guests = "internal".equals(way) ? "guest." + meet.vars().get("jitsi_domain") : "";
    Object given = hosts.get(KEY) == null ? "" : hosts.get(KEY);
    if (guests.equals(given)) {
      return Stream.empty();
    }
    String what =
        guests.isEmpty()
            ? "prosody has no host for guests"
            : "guests log in at " + guests + " and nowhere else";
    return Stream.of(
        RULE.broken(
                AppSettings.VARIABLE
                    + " has hosts."
                    + KEY
                    + ": '"
                    + given
                    + "', and with "
                    + AuthenticationSettings.AUTHENTICATION
                    + " "
                    + way
                    + " "
                    + what,
                "leave it out; the role sets it where there are guests")
            .on(meet.name()));
  }
}
