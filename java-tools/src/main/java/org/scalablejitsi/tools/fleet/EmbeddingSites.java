package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** They stand in a header, and a browser ignores silently what it cannot read there. */
final class EmbeddingSites implements FleetRule {

  static final Rule RULE = Rule.error("JT311");
  private static final String VARIABLE = "jitsi_meet_embedded_by";
  private static final Pattern SITE =
      Pattern.compile("https://(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*(:[1-9][0-9]{0,4})?");

  @Override
  public String name() {
    return "sites that may embed the app";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream().flatMap(EmbeddingSites::judge).toList();
  }

  private static Stream<Problem> judge(Host meet) {
    return meet.vars().get(VARIABLE) instanceof List<?> sites
        ? sites.stream()
            .map(String::valueOf)
            .filter(site -> !SITE.matcher(site).matches())
            .map(site -> broken(site).on(meet.name()))
        : Stream.empty();
  }

  private static Problem broken(String site) {
    return RULE.broken(
        VARIABLE + " has '" + site + "', which is no web site",
        "write each like `https://intranet.example.com` or `https://*.example.com`, without a path");
  }
}
