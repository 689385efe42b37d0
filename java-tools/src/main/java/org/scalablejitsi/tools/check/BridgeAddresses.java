package org.scalablejitsi.tools.check;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.Problem;

/** The meet host's firewall opens 5222 to these addresses and to nothing else. */
final class BridgeAddresses implements FleetRule {

  private static final String VARIABLE = "jitsi_bridge_addresses";
  private static final String REMEDY =
      "list the addresses the meet host sees it under, for example `"
          + VARIABLE
          + ": [203.0.113.21]`";

  @Override
  public String name() {
    return "bridge addresses";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    Map<InetAddress, String> hostByAddress = new LinkedHashMap<>();
    for (Host bridge : fleet.bridges()) {
      Object value = bridge.vars().get(VARIABLE);
      if (!(value instanceof List<?> addresses) || addresses.isEmpty()) {
        String what =
            value == null || value instanceof List<?>
                ? VARIABLE + " is not set or empty"
                : VARIABLE + " is not a list";
        problems.add(Problem.check(what, REMEDY).on(bridge.name()));
        continue;
      }
      for (Object address : addresses) {
        checkOne(bridge.name(), String.valueOf(address), hostByAddress, problems);
      }
    }
    return problems;
  }

  private static void checkOne(
      String host, String address, Map<InetAddress, String> hostByAddress, List<Problem> problems) {
    // A scope (fe80::1%eth0) means something on one machine only.
    if (address.contains("%") || !InetAddresses.isInetAddress(address)) {
      problems.add(
          Problem.check(
                  VARIABLE + " has '" + address + "', which is no literal IPv4 or IPv6 address",
                  REMEDY)
              .on(host));
      return;
    }
    String other = hostByAddress.putIfAbsent(InetAddresses.forString(address), host);
    if (other != null) {
      problems.add(
          Problem.check(
              "address "
                  + address
                  + (other.equals(host)
                      ? " stands twice in " + VARIABLE + " of host " + host
                      : " is in " + VARIABLE + " of hosts " + other + " and " + host),
              "leave it with the one host that has it"));
    }
  }
}
