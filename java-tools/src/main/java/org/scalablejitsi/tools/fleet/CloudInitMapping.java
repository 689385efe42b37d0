package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The bridge is not root, so it cannot ask the metadata service that is closed to all others. */
final class CloudInitMapping implements FleetRule {

  static final Rule RULE = Rule.error("JT361");
  private static final String AWS = "jitsi_bridge_aws_mapping";

  @Override
  public String name() {
    return "public address of bridges made by cloud-init";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.bridges().stream()
        .filter(CloudInitFirewall::isMadeByCloudInit)
        .filter(bridge -> Boolean.TRUE.equals(bridge.vars().get(AWS)))
        .map(CloudInitMapping::broken)
        .toList();
  }

  private static Problem broken(Host bridge) {
    return RULE.broken(
            AWS
                + " is on, and the metadata service is closed to all but root by "
                + CloudInitFirewall.CLOUD_INIT,
            "set jitsi_bridge_address_mappings, or jitsi_bridge_stun_servers, instead")
        .on(bridge.name());
  }
}
