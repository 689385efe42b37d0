package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** An address leads to one host, or to a NAT, which tells the bridges behind it by their ports. */
final class UniqueBridgeAddresses implements FleetRule {

  static final Rule RULE = Rule.error("JT006");
  private static final String MEDIA_PORT = "jitsi_bridge_media_port";

  @Override
  public String name() {
    return "no address and port of two bridges";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    Map<InetAddress, List<Host>> hostsByAddress = new LinkedHashMap<>();
    for (Host bridge : fleet.bridges()) {
      for (String address : BridgeAddresses.literals(bridge)) {
        List<Host> others =
            hostsByAddress.computeIfAbsent(
                InetAddresses.forString(address), key -> new ArrayList<>());
        others.stream()
            .flatMap(other -> judge(address, other, bridge).stream())
            .findFirst()
            .ifPresent(problems::add);
        others.add(bridge);
      }
    }
    return problems;
  }

  private static Optional<Problem> judge(String address, Host first, Host second) {
    if (first.name().equals(second.name())) {
      return Optional.of(
          RULE.broken(
              "address "
                  + address
                  + " stands twice in "
                  + BridgeAddresses.VARIABLE
                  + " of host "
                  + first.name(),
              "leave one of the two"));
    }
    return Stream.of(
            MEDIA_PORT,
            usesPort(first, second, BridgeWebsockets.VARIABLE, "jitsi_bridge_websocket_port"),
            usesPort(first, second, "jitsi_metrics_allow", "jitsi_metrics_port"))
        .filter(option -> !option.isEmpty() && port(first, option).equals(port(second, option)))
        .map(option -> twice(address, option, first, second))
        .findFirst();
  }

  /** The option of a port that both bridges have open to others; empty where not both do. */
  private static String usesPort(Host first, Host second, String use, String option) {
    return Stream.of(first, second)
            .allMatch(
                host ->
                    Boolean.TRUE.equals(host.vars().get(use))
                        || (host.vars().get(use) instanceof List<?> list && !list.isEmpty()))
        ? option
        : "";
  }

  private static String port(Host bridge, String option) {
    return Objects.toString(bridge.vars().get(option));
  }

  private static Problem twice(String address, String option, Host first, Host second) {
    return RULE.broken(
        "address "
            + address
            + " is in "
            + BridgeAddresses.VARIABLE
            + " of hosts "
            + first.name()
            + " and "
            + second.name()
            + ", which have the same "
            + option
            + " "
            + port(first, option),
        "leave it with the one host that has it, or, where both are behind one NAT, give each a "
            + option
            + " of its own");
  }
}
