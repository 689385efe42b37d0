package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The app's own settings would replace the STUN and TURN servers of the inventory. */
final class StunSettings implements FleetRule {

  static final Rule RULE = Rule.error("JT317");
  private static final String OPTION = "jitsi_meet_stun_servers";

  @Override
  public String name() {
    return "STUN and TURN servers in the app's settings";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    boolean turn = !fleet.turnHosts().isEmpty();
    return fleet.meetHosts().stream()
        .flatMap(meet -> judge(meet, turn).map(problem -> problem.on(meet.name())))
        .toList();
  }

  private static Stream<Problem> judge(Host meet, boolean turn) {
    boolean listed = meet.vars().get(OPTION) instanceof List<?> list && !list.isEmpty();
    Stream<Problem> replaced =
        (listed || turn) && AppSettings.at(meet, "p2p", "stunServers") != null
            ? Stream.of(
                RULE.broken(
                    AppSettings.VARIABLE
                        + " has p2p.stunServers, which would replace those of "
                        + (listed ? OPTION : "the group jitsi_turn"),
                    "name all of them in " + OPTION))
            : Stream.empty();
    Stream<Problem> unused =
        Stream.of("useStunTurn", "p2p.useStunTurn")
            .filter(
                setting ->
                    turn && Boolean.FALSE.equals(AppSettings.at(meet, setting.split("\\.", -1))))
            .map(
                setting ->
                    RULE.broken(
                        AppSettings.VARIABLE
                            + " has "
                            + setting
                            + ": false, and the group jitsi_turn has a server that browsers would"
                            + " not use then",
                        "leave it out, or take the hosts out of jitsi_turn"));
    return Stream.concat(replaced, unused);
  }
}
