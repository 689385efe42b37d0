package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/**
 * The firewall and the program behind it know addresses and networks, and none of them is
 * everybody.
 */
final class MetricsAddresses implements FleetRule {

  static final Rule RULE = Rule.error("JT350");
  static final String VARIABLE = "jitsi_metrics_allow";
  private static final Pattern NETWORK = Pattern.compile("([^/%]+)(?:/([0-9]{1,3}))?");
  private static final int BITS_OF_A_BYTE = 8;

  @Override
  public String name() {
    return "addresses that may fetch metrics";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream().flatMap(MetricsAddresses::judge).toList();
  }

  private static Stream<Problem> judge(Host host) {
    return host.vars().get(VARIABLE) instanceof List<?> addresses
        ? addresses.stream()
            .map(String::valueOf)
            .filter(address -> !isSome(address))
            .map(address -> broken(address).on(host.name()))
        : Stream.empty();
  }

  private static boolean isSome(String address) {
    Matcher parts = NETWORK.matcher(address);
    if (!parts.matches() || !BridgeAddresses.isLiteral(parts.group(1))) {
      return false;
    }
    if (parts.group(2) == null) {
      return true;
    }
    int prefix = Integer.parseInt(parts.group(2));
    int most = InetAddresses.forString(parts.group(1)).getAddress().length * BITS_OF_A_BYTE;
    return prefix >= 1 && prefix <= most;
  }

  private static Problem broken(String address) {
    return RULE.broken(
        VARIABLE + " has '" + address + "', which is no literal address and no network of some",
        "list addresses and networks, for example `" + VARIABLE + ": [192.0.2.9, 10.1.0.0/24]`");
  }
}
