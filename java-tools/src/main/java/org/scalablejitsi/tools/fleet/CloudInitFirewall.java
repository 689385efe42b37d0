package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The cloud keeps the user data with its secret, and only nftables can tell root from others. */
final class CloudInitFirewall implements FleetRule {

  static final Rule RULE = Rule.error("JT360");
  static final String CLOUD_INIT = "jitsi_bridge_cloud_init";
  private static final String FIREWALL = "jitsi_firewall";

  @Override
  public String name() {
    return "firewall of bridges made by cloud-init";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.bridges().stream()
        .filter(bridge -> isMadeByCloudInit(bridge) && !isGuarded(bridge))
        .map(bridge -> broken(bridge).on(bridge.name()))
        .toList();
  }

  static boolean isMadeByCloudInit(Host bridge) {
    return Boolean.TRUE.equals(bridge.vars().get(CLOUD_INIT));
  }

  private static boolean isGuarded(Host bridge) {
    return "nftables".equals(bridge.vars().getOrDefault(FIREWALL, "nftables"));
  }

  private static Problem broken(Host bridge) {
    return RULE.broken(
        CLOUD_INIT
            + " is set and "
            + FIREWALL
            + " is "
            + bridge.vars().get(FIREWALL)
            + ", which lets every user of the host read the user data",
        "set " + FIREWALL + ": nftables for this bridge");
  }
}
