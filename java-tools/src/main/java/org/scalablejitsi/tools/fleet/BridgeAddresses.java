package org.scalablejitsi.tools.fleet;

import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The meet host's firewall opens 5222 to these addresses and to nothing else. */
final class BridgeAddresses implements FleetRule {

  static final Rule RULE = Rule.error("JT005");
  static final String VARIABLE = "jitsi_bridge_addresses";
  static final String REMEDY =
      "list the addresses the meet host sees it under, for example `"
          + VARIABLE
          + ": [203.0.113.21]`";
  private static final CharMatcher PLAIN = CharMatcher.ascii().and(CharMatcher.isNot('%'));

  @Override
  public String name() {
    return "bridge addresses";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    for (Host bridge : fleet.bridges()) {
      Object value = bridge.vars().get(VARIABLE);
      if (value instanceof List<?> addresses && !addresses.isEmpty()) {
        addresses.stream()
            .map(String::valueOf)
            .filter(address -> !isLiteral(address))
            .map(BridgeAddresses::noLiteral)
            .forEach(problem -> problems.add(problem.on(bridge.name())));
      } else {
        String what =
            value == null || value instanceof List<?>
                ? VARIABLE + " is not set or empty"
                : VARIABLE + " is not a list";
        problems.add(RULE.broken(what, REMEDY).on(bridge.name()));
      }
    }
    return problems;
  }

  /** The literal addresses of a bridge, as it spells them; what is none is left to this rule. */
  static List<String> literals(Host bridge) {
    return bridge.vars().get(VARIABLE) instanceof List<?> addresses
        ? addresses.stream().map(String::valueOf).filter(BridgeAddresses::isLiteral).toList()
        : List.of();
  }

  /** All addresses by which the inventory knows that others reach a bridge. */
  static List<String> reachable(Host bridge) {
    return Stream.concat(
            literals(bridge).stream(),
            AddressMapping.of(bridge).stream().map(AddressMapping::outside))
        .filter(BridgeAddresses::isLiteral)
        .distinct()
        .toList();
  }

  /** Whether the bridge asks others for addresses that the inventory does not know. */
  static boolean learnsOthers(Host bridge) {
    return Boolean.TRUE.equals(bridge.vars().get("jitsi_bridge_aws_mapping"))
        || (bridge.vars().get("jitsi_bridge_stun_servers") instanceof List<?> servers
            && !servers.isEmpty());
  }

  /**
   * A scope (fe80::1%eth0) means something on one machine only, and digits of other scripts mean
   * something to Java only.
   */
  static boolean isLiteral(String address) {
    return PLAIN.matchesAllOf(address) && InetAddresses.isInetAddress(address);
  }

  private static Problem noLiteral(String address) {
    return RULE.broken(
        VARIABLE + " has '" + address + "', which is no literal IPv4 or IPv6 address", REMEDY);
  }
}
