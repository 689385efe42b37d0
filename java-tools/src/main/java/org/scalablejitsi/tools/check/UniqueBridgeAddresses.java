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
import org.scalablejitsi.tools.problem.Rule;

/** An address leads to one host: of two bridges with the same one, one gives a wrong address. */
final class UniqueBridgeAddresses implements FleetRule {

  static final Rule RULE = Rule.error("JT006");

  @Override
  public String name() {
    return "no address of two bridges";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    Map<InetAddress, String> hostByAddress = new LinkedHashMap<>();
    for (Host bridge : fleet.bridges()) {
      for (String address : BridgeAddresses.literals(bridge)) {
        String other = hostByAddress.putIfAbsent(InetAddresses.forString(address), bridge.name());
        if (other != null) {
          problems.add(twice(address, other, bridge.name()));
        }
      }
    }
    return problems;
  }

  private static Problem twice(String address, String first, String second) {
    String where =
        first.equals(second)
            ? " stands twice in " + BridgeAddresses.VARIABLE + " of host " + first
            : " is in " + BridgeAddresses.VARIABLE + " of hosts " + first + " and " + second;
    return RULE.broken("address " + address + where, "leave it with the one host that has it");
  }
}
