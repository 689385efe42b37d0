package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A browser sends the origin of a page in one form alone, and the web host compares it whole. */
final class AllowedOrigins implements FleetRule {

  static final Rule RULE = Rule.error("JT314");
  private static final String VARIABLE = "jitsi_meet_allowed_origins";
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9-]+(\\.[a-z0-9-]+)*(:[1-9][0-9]{0,4})?");

  @Override
  public String name() {
    return "origins of pages that may use the services";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream().flatMap(AllowedOrigins::judge).toList();
  }

  private static Stream<Problem> judge(Host meet) {
    return meet.vars().get(VARIABLE) instanceof List<?> origins
        ? origins.stream()
            .map(String::valueOf)
            .filter(origin -> !isOrigin(origin))
            .map(origin -> broken(origin).on(meet.name()))
        : Stream.empty();
  }

  /** Without a port that goes without saying: no browser sends one. */
  private static boolean isOrigin(String text) {
    boolean usual = text.startsWith("https:") ? text.endsWith(":443") : text.endsWith(":80");
    return ORIGIN.matcher(text).matches() && !usual;
  }

  private static Problem broken(String origin) {
    return RULE.broken(
        VARIABLE + " has '" + origin + "', which is no origin as browsers send it",
        "write each like `https://app.example.com` or `https://app.example.com:8443`: small"
            + " letters, no path, no `*`, no port 443");
  }
}
