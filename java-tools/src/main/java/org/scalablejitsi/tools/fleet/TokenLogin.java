package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The app sends people away for a token only where prosody takes one. */
final class TokenLogin implements FleetRule {

  static final Rule RULE = Rule.error("JT323");
  private static final String URL = "tokenAuthUrl";

  @Override
  public String name() {
    return "tokens and authentication";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .filter(meet -> meet.has(AuthenticationSettings.AUTHENTICATION))
        .filter(meet -> !"jwt".equals(meet.vars().get(AuthenticationSettings.AUTHENTICATION)))
        .filter(meet -> AppSettings.at(meet, URL) instanceof String url && !url.isEmpty())
        .map(
            meet ->
                RULE.broken(
                        AppSettings.VARIABLE
                            + " has "
                            + URL
                            + ", where people get a token, and "
                            + AuthenticationSettings.AUTHENTICATION
                            + " is "
                            + meet.vars().get(AuthenticationSettings.AUTHENTICATION)
                            + ", with which prosody takes none",
                        "set `"
                            + AuthenticationSettings.AUTHENTICATION
                            + ": jwt`, or leave "
                            + URL
                            + " out")
                    .on(meet.name()))
        .toList();
  }
}
