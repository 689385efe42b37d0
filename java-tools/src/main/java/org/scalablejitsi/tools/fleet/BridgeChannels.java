package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Bridges offer websockets if, and only if, browsers are told to take them. */
final class BridgeChannels implements FleetRule {

  static final Rule RULE = Rule.warning("JT337");
  private static final String PREFER = "bridgeChannel: {preferSctp: false}";
  private static final String FORMER = "openBridgeChannel";
  private static final String UNUSED =
      "bridges have "
          + BridgeWebsockets.VARIABLE
          + ", and "
          + AppSettings.VARIABLE
          + " has no `"
          + PREFER
          + "`, without which no browser opens a websocket to them";
  private static final String MISSING =
      AppSettings.VARIABLE
          + " has `"
          + PREFER
          + "`, and no bridge has "
          + BridgeWebsockets.VARIABLE
          + ", so browsers look for a websocket that is not there";

  @Override
  public String name() {
    return "websockets to bridges and browsers";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    boolean offered = BridgeWebsockets.in(fleet).findAny().isPresent();
    return fleet.meetHosts().stream()
        .flatMap(
            meet ->
                Stream.concat(
                    Stream.ofNullable(former(meet)), Stream.ofNullable(pair(meet, offered))))
        .toList();
  }

  private static @Nullable Problem former(Host meet) {
    return AppSettings.at(meet, FORMER) == null
        ? null
        : RULE.broken(
                AppSettings.VARIABLE + " has " + FORMER + ", which the app does not read any more",
                "leave it out; `" + PREFER + "` is what counts")
            .on(meet.name());
  }

  private static @Nullable Problem pair(Host meet, boolean offered) {
    boolean wanted = Boolean.FALSE.equals(AppSettings.at(meet, "bridgeChannel", "preferSctp"));
    if (offered == wanted) {
      return null;
    }
    return RULE.broken(offered ? UNUSED : MISSING, "set both, or leave both out").on(meet.name());
  }
}
