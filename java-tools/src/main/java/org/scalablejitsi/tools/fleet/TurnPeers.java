package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** coturn takes what it cannot read for nothing, or for every address. */
final class TurnPeers implements FleetRule {

  static final Rule RULE = Rule.error("JT332");
  private static final String PEERS = "jitsi_turn_allowed_peers";
  private static final String MAPPINGS = "jitsi_turn_address_mappings";

  @Override
  public String name() {
    return "peers and mapped addresses of TURN servers";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.turnHosts().stream()
        .flatMap(host -> Stream.concat(peers(host), mappings(host)))
        .toList();
  }

  private static Stream<Problem> peers(Host host) {
    return entries(host, PEERS)
        .map(String::valueOf)
        .filter(peer -> !isRange(peer))
        .map(
            peer ->
                RULE.broken(
                        PEERS
                            + " has '"
                            + peer
                            + "', which is no address and no range of addresses",
                        "write each like `10.0.0.21` or `10.0.0.21-10.0.0.29`")
                    .on(host.name()));
  }

  private static Stream<Problem> mappings(Host host) {
    return entries(host, MAPPINGS)
        .filter(pair -> !isPair(pair))
        .map(
            pair ->
                RULE.broken(
                        MAPPINGS + " has " + pair + ", which is no pair of addresses of one kind",
                        "write pairs of literal addresses, for example `"
                            + MAPPINGS
                            + ": [{local: 10.0.0.41, public: 203.0.113.41}]`")
                    .on(host.name()));
  }

  private static Stream<?> entries(Host host, String variable) {
    return host.vars().get(variable) instanceof List<?> list ? list.stream() : Stream.empty();
  }

  private static boolean isRange(String text) {
    return AddressRange.of(text)
        .filter(range -> number(range.first()).compareTo(number(range.last())) <= 0)
        .isPresent();
  }

  private static boolean isPair(Object value) {
    Map<?, ?> pair = value instanceof Map<?, ?> map ? map : Map.of();
    String local = String.valueOf(pair.get("local"));
    String outside = String.valueOf(pair.get("public"));
    return BridgeAddresses.isLiteral(local)
        && BridgeAddresses.isLiteral(outside)
        && sameKind(InetAddresses.forString(local), InetAddresses.forString(outside));
  }

  private static boolean sameKind(InetAddress one, InetAddress other) {
    return one.getClass().equals(other.getClass());
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }
}
