package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Without relays jicofo puts a conference on one bridge, whatever its strategy says. */
final class StrategyWithRelay implements FleetRule {

  static final Rule RULE = Rule.error("JT074");
  static final String RELAY = "jitsi_meet_relay";
  static final String STRATEGY = "jitsi_meet_jicofo_strategy";
  private static final String SINGLE = "SingleBridgeSelectionStrategy";

  @Override
  public String name() {
    return "relays as the strategy wants them";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .filter(host -> host.has(STRATEGY) && host.has(RELAY))
        .filter(host -> SINGLE.equals(host.vars().get(STRATEGY)) == isOn(host))
        .map(StrategyWithRelay::broken)
        .toList();
  }

  static boolean isOn(Host meet) {
    return Boolean.TRUE.equals(meet.vars().get(RELAY));
  }

  private static Problem broken(Host meet) {
    String strategy = STRATEGY + " is " + meet.vars().get(STRATEGY);
    return (isOn(meet)
            ? RULE.broken(
                strategy + ", which uses no relay, and " + RELAY + " is true",
                "choose RegionBasedBridgeSelectionStrategy, or leave " + RELAY + " out")
            : RULE.broken(
                strategy + ", which needs relays, and " + RELAY + " is false",
                "set `" + RELAY + ": true`, or leave " + STRATEGY + " out"))
        .on(meet.name());
  }
}
