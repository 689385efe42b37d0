package org.scalablejitsi.lab.jicofo;

import java.time.Duration;
import java.util.Set;
import org.scalablejitsi.lab.config.Misconfigured;
import org.scalablejitsi.lab.config.Settings;

/** How bridges are judged and chosen. */
record BridgeSettings(
    double participantStress,
    Duration rampUp,
    double stressThreshold,
    Duration failureReset,
    String strategy,
    boolean healthChecks,
    Duration healthInterval) {

  private static final Set<String> STRATEGIES =
      Set.of(
          "SingleBridgeSelectionStrategy",
          "SplitBridgeSelectionStrategy",
          "RegionBasedBridgeSelectionStrategy",
          "IntraRegionBridgeSelectionStrategy",
          "VisitorSelectionStrategy");

  BridgeSettings {
    if (!STRATEGIES.contains(strategy)) {
      throw new Misconfigured("jicofo.bridge.selection-strategy: no such strategy: " + strategy);
    }
  }

  static BridgeSettings read(Settings settings) {
    String bridge = "jicofo.bridge.";
    return new BridgeSettings(
        settings.fraction(bridge + "average-participant-stress"),
        settings.duration(bridge + "participant-rampup-interval"),
        settings.fraction(bridge + "stress-threshold"),
        settings.duration(bridge + "failure-reset-threshold"),
        settings.text(
            bridge + "selection-strategy",
            "org.jitsi.jicofo.BridgeSelector.BRIDGE_SELECTION_STRATEGY"),
        settings.flag(bridge + "health-checks.enabled"),
        settings.duration(bridge + "health-checks.interval"));
  }
}
