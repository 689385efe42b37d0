package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Jicofo knows accounts by their XMPP address, which a request over HTTP does not have. */
final class RequestsByHttp implements FleetRule {

  static final Rule RULE = Rule.error("JT336");
  private static final String URL = "conferenceRequestUrl";

  @Override
  public String name() {
    return "requests for conferences";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .filter(meet -> "internal".equals(meet.vars().get(AuthenticationSettings.AUTHENTICATION)))
        .filter(meet -> AppSettings.at(meet, URL) instanceof String url && !url.isEmpty())
        .map(
            meet ->
                RULE.broken(
                        AuthenticationSettings.AUTHENTICATION
                            + " is internal, and "
                            + AppSettings.VARIABLE
                            + " has "
                            + URL
                            + ", over which jicofo knows nobody with an account",
                        "leave it out: browsers then ask over XMPP")
                    .on(meet.name()))
        .toList();
  }
}
