package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Jitsi gives websockets to bridges up: the media connection carries what they carried. */
final class BridgeWebsockets implements FleetRule {

  static final Rule RULE = Rule.warning("JT338");
  static final String VARIABLE = "jitsi_bridge_websocket";

  /** The bridges that offer them. */
  static Stream<Host> in(Fleet fleet) {
    return fleet.bridges().stream()
        .filter(bridge -> Boolean.TRUE.equals(bridge.vars().get(VARIABLE)));
  }

  @Override
  public String name() {
    return "no websockets to bridges";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return in(fleet)
        .map(
            bridge ->
                RULE.broken(
                        VARIABLE + " is true, and Jitsi gives websockets to bridges up",
                        "leave it out: browsers use the media connection instead")
                    .on(bridge.name()))
        .toList();
  }
}
