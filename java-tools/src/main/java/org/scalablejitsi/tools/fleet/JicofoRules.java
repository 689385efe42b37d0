package org.scalablejitsi.tools.fleet;

import java.util.stream.Stream;
import org.scalablejitsi.tools.fleet.FleetRule.Fault;

/** What jicofo is told, beside regions. */
final class JicofoRules {

  private static final String SINGLE = "SingleBridgeSelectionStrategy";

  private JicofoRules() {}

  /** Without relays jicofo puts a conference on one bridge, whatever its strategy says. */
  static Stream<Fault> strategyWithRelay(Host meet) {
    Variable<String> strategy = Variable.MEET_JICOFO_STRATEGY;
    Variable<Boolean> relay = Variable.MEET_RELAY;
    if (!meet.has(strategy)
        || !meet.has(relay)
        || meet.is(strategy, SINGLE) != meet.isTrue(relay)) {
      return Stream.empty();
    }
    return Stream.of(
        meet.isTrue(relay)
            ? Fault.on(
                meet,
                meet.said(strategy) + ", which uses no relay, and " + relay + " is true",
                "choose RegionBasedBridgeSelectionStrategy, or leave " + relay + " out")
            : Fault.on(
                meet,
                meet.said(strategy) + ", which needs relays, and " + relay + " is false",
                "set `" + relay + ": true`, or leave " + strategy + " out"));
  }

  /** A jicofo that is a component of prosody reads the old layout alone. */
  static Stream<Fault> componentLayout(Host meet) {
    Variable<Boolean> component = Variable.MEET_JICOFO_COMPONENT;
    Variable<String> layout = Variable.CONFIG_LAYOUT;
    return meet.isTrue(component) && !meet.is(layout, "properties")
        ? Stream.of(
            Fault.on(
                meet,
                "%s, and %s, which a jicofo so old does not read"
                    .formatted(meet.said(component), meet.said(layout)),
                "set `" + layout + ": properties`, or leave " + component + " out"))
        : Stream.empty();
  }

  /** Runs load bridges no further than jicofo does. */
  static Stream<Fault> stressOfCapacity(Host meet) {
    Variable<Number> capacity = Variable.CAPACITY_MAX_STRESS;
    Variable<Number> threshold = Variable.MEET_JICOFO_STRESS_THRESHOLD;
    return number(meet, capacity) > number(meet, threshold)
        ? Stream.of(
            Fault.on(
                meet,
                "%s, and %s: runs would load bridges beyond what jicofo holds for overloaded"
                    .formatted(meet.said(capacity), meet.said(threshold)),
                "lower the first or raise the second"))
        : Stream.empty();
  }

  private static double number(Host meet, Variable<Number> variable) {
    Number number = meet.get(variable);
    return number == null ? Double.NaN : number.doubleValue();
  }
}
