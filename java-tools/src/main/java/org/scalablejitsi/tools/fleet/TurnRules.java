package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.scalablejitsi.tools.fleet.FleetRule.Fault;

/** TURN servers: where they are, what they relay and by which certificate they are known. */
final class TurnRules {

  private static final Set<Integer> PORTS_OF_THE_MEET_HOST =
      Set.of(
          Ports.HTTP,
          Ports.HTTPS,
          Ports.XMPP,
          Ports.PROSODY_HTTP,
          Ports.XMPP_COMPONENTS,
          Ports.JICOFO_REST);
  private static final String ADDRESSES_REMEDY =
      "list host names or literal addresses by which participants reach it, for example"
          + " `jitsi_turn_addresses: [turn.example.com]`";

  private TurnRules() {}

  /** Prosody tells participants where the TURN servers are; the role has the default. */
  static Stream<Fault> addresses(Host turn) {
    List<?> addresses = turn.get(Variable.ROLE_TURN_ADDRESSES);
    if (addresses == null) {
      return Stream.empty();
    }
    if (addresses.isEmpty()) {
      return Stream.of(
          Fault.on(turn, Variable.TURN_ADDRESSES + " is not set or empty", ADDRESSES_REMEDY));
    }
    return addresses.stream()
        .filter(address -> !Shapes.isNameOrAddress(address))
        .map(
            address ->
                Fault.on(
                    turn,
                    "%s has '%s', which is neither a host name nor a literal address"
                        .formatted(Variable.TURN_ADDRESSES, address),
                    ADDRESSES_REMEDY));
  }

  /** Its ports must not be in each other's way, nor in that of other services of its host. */
  static Stream<Fault> ports(Host turn) {
    List<Fault> faults = new ArrayList<>();
    int port = turn.number(Variable.TURN_PORT, -1);
    int tlsPort = turn.number(Variable.TURN_TLS_PORT, -1);
    int least = turn.number(Variable.TURN_MIN_PORT, -1);
    int most = turn.number(Variable.TURN_MAX_PORT, -1);
    if (port == tlsPort) {
      faults.add(
          Fault.on(
              turn,
              "%s and %s are both %d".formatted(Variable.TURN_PORT, Variable.TURN_TLS_PORT, port),
              "give each a port of its own"));
    }
    if (least > most) {
      faults.add(
          Fault.on(
              turn,
              "%s %d is above %s %d"
                  .formatted(Variable.TURN_MIN_PORT, least, Variable.TURN_MAX_PORT, most),
              "exchange them"));
    }
    for (int own : List.of(port, tlsPort)) {
      if (own >= least && own <= most) {
        faults.add(
            Fault.on(
                turn,
                "port " + own + " is among the ports that relay, " + least + " to " + most,
                "choose one below " + Variable.TURN_MIN_PORT));
      }
      if (turn.isTrue(Variable.ROLE_METRICS) && own == turn.number(Variable.METRICS_PORT, -1)) {
        faults.add(
            Fault.on(
                turn,
                "port " + own + " is " + Variable.METRICS_PORT + " too",
                "choose another for one"));
      }
      if (turn.isIn(Fleet.MEET) && PORTS_OF_THE_MEET_HOST.contains(own)) {
        faults.add(
            Fault.on(
                turn,
                "port " + own + " is the meet host's own",
                "choose another, or give TURN a host of its own"));
      }
    }
    return faults.stream();
  }

  /** A certificate is of no use without its key, and both paths stand unquoted in a command. */
  static Stream<Fault> certificate(Host turn) {
    return Stream.concat(
        turn.half(Variable.TURN_TLS_CERTIFICATE, Variable.TURN_TLS_KEY).stream()
            .map(half -> Fault.on(turn, half, "set both, or none")),
        VariableRules.of("JT334", turn));
  }

  /** Browsers say nothing of a certificate that they do not trust: they do without the server. */
  static Stream<Fault> selfSigned(Host turn) {
    return turn.isTrue(Variable.ROLE_TURN_SELF_SIGNED)
        ? Stream.of(
            Fault.on(
                turn,
                Variable.TURN_TLS_CERTIFICATE
                    + " is not set, and browsers do not use TURN over TLS with a self-signed"
                    + " certificate",
                "set it and "
                    + Variable.TURN_TLS_KEY
                    + " to a certificate that browsers trust, or leave it where plain TURN is"
                    + " enough"))
        : Stream.empty();
  }

  /** A TURN server that denies every address of a bridge leads nobody to it. */
  static Stream<Fault> leadsToBridges(Fleet fleet) {
    return fleet.turnHosts().stream()
        .flatMap(
            turn ->
                fleet.bridges().stream()
                    .filter(bridge -> isDenied(turn, bridge))
                    .map(bridge -> denied(turn, bridge)));
  }

  private static boolean isDenied(Host turn, Host bridge) {
    List<String> known = Addresses.reachable(bridge);
    return !known.isEmpty()
        && !Addresses.learnsOthers(bridge)
        && known.stream().allMatch(it -> isIn(turn, Variable.ROLE_TURN_DENIED_PEERS, it))
        && known.stream().noneMatch(it -> isIn(turn, Variable.TURN_ALLOWED_PEERS, it));
  }

  private static boolean isIn(Host turn, Variable<List<?>> ranges, String address) {
    return turn.texts(ranges).stream()
        .flatMap(range -> AddressRange.of(range).stream())
        .anyMatch(range -> range.has(InetAddresses.forString(address)));
  }

  private static Fault denied(Host turn, Host bridge) {
    return Fault.on(
        turn,
        "relays nothing to %s, all that is known of host %s by %s and %s"
            .formatted(
                String.join(", ", Addresses.reachable(bridge)),
                bridge.name(),
                Variable.BRIDGE_ADDRESSES,
                Variable.BRIDGE_ADDRESS_MAPPINGS),
        "allow them in %s, or give the bridge its public address in %s"
            .formatted(Variable.TURN_ALLOWED_PEERS, Variable.BRIDGE_ADDRESS_MAPPINGS));
  }
}
