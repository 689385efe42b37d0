package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Words that stand unquoted in some of the files, and are compared with those of others. */
final class PlainWords implements FleetRule {

  static final Rule RULE = Rule.error("JT077");
  private static final List<String> VARIABLES =
      List.of("jitsi_bridge_region", "jitsi_meet_jwt_app_id");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  @Override
  public String name() {
    return "plain words";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream().flatMap(PlainWords::judge).toList();
  }

  private static Stream<Problem> judge(Host host) {
    return VARIABLES.stream()
        .filter(host::has)
        .filter(name -> !WORD.matcher(String.valueOf(host.vars().get(name))).matches())
        .map(
            name ->
                RULE.broken(
                        name + " '" + host.vars().get(name) + "' is no plain word",
                        "use up to 63 letters, digits and ._-, with a letter or digit first")
                    .on(host.name()));
  }
}
