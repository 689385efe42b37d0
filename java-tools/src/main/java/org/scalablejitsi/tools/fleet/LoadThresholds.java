package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Stress is load by threshold: with a wrong one a bridge is never full, or always. */
final class LoadThresholds implements FleetRule {

  static final Rule RULE = Rule.error("JT076");
  private static final String MEASUREMENT = "jitsi_bridge_load_measurement";
  private static final String LOAD = "jitsi_bridge_load_threshold";
  private static final String RECOVERY = "jitsi_bridge_recovery_threshold";

  @Override
  public String name() {
    return "load thresholds";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.bridges().stream()
        .flatMap(bridge -> reason(bridge).map(reason -> broken(reason, bridge)).stream())
        .toList();
  }

  private static Optional<String> reason(Host bridge) {
    if (bridge.has(LOAD) != bridge.has(RECOVERY)) {
      return Optional.of(
          bridge.has(LOAD)
              ? LOAD + " is set without " + RECOVERY
              : RECOVERY + " is set without " + LOAD);
    }
    if (!(bridge.vars().get(LOAD) instanceof Number load)
        || !(bridge.vars().get(RECOVERY) instanceof Number recovery)) {
      return Optional.empty();
    }
    if (recovery.doubleValue() <= 0 || recovery.doubleValue() >= load.doubleValue()) {
      return Optional.of(
          RECOVERY + " is " + recovery + ", which is not between 0 and " + LOAD + ", " + load);
    }
    boolean isShare = Objects.equals(bridge.vars().get(MEASUREMENT), "cpu-usage");
    if (isShare != load.doubleValue() <= 1) {
      return Optional.of(
          LOAD
              + " is "
              + load
              + (isShare ? ", more than the whole processor" : " packet a second"));
    }
    return Optional.empty();
  }

  private static Problem broken(String reason, Host bridge) {
    return RULE.broken(
            reason,
            "set both, for example to 0.9 and 0.72 of the processor, or to 50000 and 40000 packets"
                + " with `"
                + MEASUREMENT
                + ": packet-rate`")
        .on(bridge.name());
  }
}
