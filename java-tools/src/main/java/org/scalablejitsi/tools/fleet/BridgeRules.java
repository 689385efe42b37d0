package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.scalablejitsi.tools.fleet.FleetRule.Fault;

/** How bridges are reached, when they are full, and what those that cloud-init makes need. */
final class BridgeRules {

  static final String ADDRESSES_REMEDY =
      "list the addresses the meet host sees it under, for example `jitsi_bridge_addresses:"
          + " [203.0.113.21]`";
  static final String MEET_ADDRESSES_REMEDY =
      "list in group_vars/all.yml the addresses the bridges see the meet host under, for example"
          + " `jitsi_meet_addresses: [203.0.113.11]`";
  private static final String MAPPINGS_REMEDY =
      "write pairs of literal addresses, for example `jitsi_bridge_address_mappings: [{local:"
          + " 10.0.0.21, public: 203.0.113.21}]`";
  private static final String THRESHOLDS_REMEDY =
      "set both, for example to 0.9 and 0.72 of the processor, or to 50000 and 40000 packets with"
          + " `jitsi_bridge_load_measurement: packet-rate`";

  private BridgeRules() {}

  /** The meet host's firewall opens 5222 to these addresses and to nothing else. */
  static Stream<Fault> addresses(Host bridge) {
    if (!bridge.list(Variable.BRIDGE_ADDRESSES).isEmpty()) {
      return VariableRules.of("JT005", bridge);
    }
    Object value = bridge.value(Variable.BRIDGE_ADDRESSES);
    String fault =
        value == null || value instanceof List<?> ? " is not set or empty" : " is not a list";
    return Stream.of(Fault.on(bridge, Variable.BRIDGE_ADDRESSES + fault, ADDRESSES_REMEDY));
  }

  /** An address leads to one host, or to a NAT, which tells bridges behind it by their ports. */
  static Stream<Fault> uniqueAddresses(Fleet fleet) {
    List<Fault> faults = new ArrayList<>();
    Map<InetAddress, List<Host>> hostsByAddress = new LinkedHashMap<>();
    for (Host bridge : fleet.bridges()) {
      for (String address : Addresses.literals(bridge)) {
        List<Host> others =
            hostsByAddress.computeIfAbsent(
                InetAddresses.forString(address), key -> new ArrayList<>());
        others.stream()
            .flatMap(other -> sharedAddress(address, other, bridge))
            .findFirst()
            .ifPresent(faults::add);
        others.add(bridge);
      }
    }
    return faults.stream();
  }

  private static Stream<Fault> sharedAddress(String address, Host first, Host second) {
    if (first.name().equals(second.name())) {
      return Stream.of(
          Fault.of(
              "address %s stands twice in %s of host %s"
                  .formatted(address, Variable.BRIDGE_ADDRESSES, first.name()),
              "leave one of the two"));
    }
    return portsOpenOn(first)
        .filter(portsOpenOn(second).toList()::contains)
        .filter(port -> first.text(port).equals(second.text(port)))
        .limit(1)
        .map(
            port ->
                Fault.of(
                    "address %s is in %s of hosts %s and %s, which have the same %s %s"
                        .formatted(
                            address,
                            Variable.BRIDGE_ADDRESSES,
                            first.name(),
                            second.name(),
                            port,
                            first.text(port)),
                    "leave it with the one host that has it, or, where both are behind one NAT,"
                        + " give each a "
                        + port
                        + " of its own"));
  }

  private static Stream<Variable<Number>> portsOpenOn(Host bridge) {
    Stream.Builder<Variable<Number>> ports = Stream.builder();
    ports.add(Variable.BRIDGE_MEDIA_PORT);
    if (bridge.isTrue(Variable.BRIDGE_WEBSOCKET)) {
      ports.add(Variable.BRIDGE_WEBSOCKET_PORT);
    }
    if (!bridge.list(Variable.METRICS_ALLOW).isEmpty()) {
      ports.add(Variable.METRICS_PORT);
    }
    return ports.build();
  }

  /** No packet of a bridge comes to the meet host from an address of some kinds. */
  static Stream<Fault> usableAddresses(Host bridge) {
    return Addresses.literals(bridge).stream()
        .flatMap(
            address ->
                Addresses.unusableKind(InetAddresses.forString(address)).stream()
                    .map(
                        kind ->
                            Fault.on(
                                bridge,
                                Variable.BRIDGE_ADDRESSES
                                    + " has "
                                    + address
                                    + ", which is "
                                    + kind,
                                ADDRESSES_REMEDY)));
  }

  /** The bridge tells participants a public address of its own, one for each that its host has. */
  static Stream<Fault> usableMappings(Host bridge) {
    List<AddressMapping> mappings = AddressMapping.of(bridge);
    Set<InetAddress> inside = new HashSet<>();
    List<String> reasons = new ArrayList<>();
    mappings.forEach(mapping -> unusable(mapping, inside).ifPresent(reasons::add));
    if (mappings.size() > 1 && bridge.is(Variable.CONFIG_LAYOUT, "properties")) {
      reasons.add("has more than the one pair that the layout properties knows");
    }
    return reasons.stream()
        .map(
            reason ->
                Fault.on(bridge, Variable.BRIDGE_ADDRESS_MAPPINGS + " " + reason, MAPPINGS_REMEDY));
  }

  private static Optional<String> unusable(AddressMapping mapping, Set<InetAddress> inside) {
    String pair =
        "has {local: " + mapping.inside() + ", public: " + mapping.outside() + "}, where ";
    if (!mapping.isLiteral()) {
      return Optional.of(pair + "not both are literal addresses");
    }
    if (!mapping.isOfOneKind()) {
      return Optional.of(pair + "one is IPv4 and one IPv6");
    }
    InetAddress local = InetAddresses.forString(mapping.inside());
    Optional<String> kind =
        Addresses.unusableKind(local)
            .or(() -> Addresses.unusableKind(InetAddresses.forString(mapping.outside())));
    if (kind.isPresent()) {
      return kind.map(unusable -> pair + "one is " + unusable);
    }
    return inside.add(local)
        ? Optional.empty()
        : Optional.of("has the local address " + mapping.inside() + " twice");
  }

  /** Media for a public address and port can go to one bridge only. */
  static Stream<Fault> uniqueMediaAddresses(Fleet fleet) {
    List<Fault> faults = new ArrayList<>();
    Map<String, String> hostByAddress = new HashMap<>();
    for (Host bridge : fleet.bridges()) {
      String port = bridge.text(Variable.BRIDGE_MEDIA_PORT);
      AddressMapping.of(bridge).stream()
          .filter(AddressMapping::isLiteral)
          .map(AddressMapping::outside)
          .forEach(
              outside -> {
                String address = InetAddresses.forString(outside).getHostAddress();
                String other = hostByAddress.putIfAbsent(address + " " + port, bridge.name());
                if (other != null && !other.equals(bridge.name())) {
                  faults.add(
                      Fault.of(
                          "the public address %s with the media port %s is that of hosts %s and %s"
                              .formatted(outside, port, other, bridge.name()),
                          "give one of them another %s, or fix %s"
                              .formatted(
                                  Variable.BRIDGE_MEDIA_PORT, Variable.BRIDGE_ADDRESS_MAPPINGS)));
                }
              });
    }
    return faults.stream();
  }

  /** A bridge that wants a public address and has none is unhealthy for ever. */
  static Stream<Fault> publicAddress(Host bridge) {
    List<String> known = Addresses.reachable(bridge);
    boolean isMissing =
        bridge.isTrue(Variable.BRIDGE_REQUIRE_PUBLIC_ADDRESS)
            && !Addresses.learnsOthers(bridge)
            && !known.isEmpty()
            && known.stream().map(InetAddresses::forString).allMatch(Addresses::isPrivate);
    return isMissing
        ? Stream.of(
            Fault.on(
                bridge,
                bridge.said(Variable.BRIDGE_REQUIRE_PUBLIC_ADDRESS)
                    + ", and only private addresses are known of it ("
                    + String.join(", ", known)
                    + "): without a public one it holds itself for unhealthy, and jicofo does not"
                    + " use it",
                "give the public address in %s, or set `%s: false` where all participants are in its private network"
                    .formatted(
                        Variable.BRIDGE_ADDRESS_MAPPINGS, Variable.BRIDGE_REQUIRE_PUBLIC_ADDRESS)))
        : Stream.empty();
  }

  /** Stress is load by threshold: with a wrong one a bridge is never full, or always. */
  static Stream<Fault> loadThresholds(Host bridge) {
    return wrongThreshold(bridge)
        .map(reason -> Fault.on(bridge, reason, THRESHOLDS_REMEDY))
        .stream();
  }

  private static Optional<String> wrongThreshold(Host bridge) {
    Variable<Number> load = Variable.BRIDGE_LOAD_THRESHOLD;
    Variable<Number> recovery = Variable.BRIDGE_RECOVERY_THRESHOLD;
    Optional<String> alone = bridge.half(load, recovery);
    Number most = bridge.get(load);
    Number least = bridge.get(recovery);
    if (alone.isPresent() || most == null || least == null) {
      return alone;
    }
    if (least.doubleValue() <= 0 || least.doubleValue() >= most.doubleValue()) {
      return Optional.of(
          bridge.said(recovery) + ", which is not between 0 and " + load + ", " + most);
    }
    boolean isShare = bridge.is(Variable.BRIDGE_LOAD_MEASUREMENT, "cpu-usage");
    return isShare == most.doubleValue() <= 1
        ? Optional.empty()
        : Optional.of(
            bridge.said(load) + (isShare ? ", more than the whole processor" : " packet a second"));
  }

  /** A bridge's firewall lets the meet host's nginx through by its addresses. */
  static Stream<Fault> meetAddresses(Host host) {
    if (!host.list(Variable.MEET_ADDRESSES).isEmpty()) {
      return VariableRules.of("JT310", host);
    }
    return host.isTrue(Variable.BRIDGE_WEBSOCKET)
        ? Stream.of(
            Fault.on(
                host,
                "%s is not set for this host, and `%s` is true"
                    .formatted(Variable.MEET_ADDRESSES, Variable.BRIDGE_WEBSOCKET),
                MEET_ADDRESSES_REMEDY))
        : Stream.empty();
  }

  /** The cloud keeps the user data with its secret, and only nftables tells root from others. */
  static Stream<Fault> cloudInitFirewall(Host bridge) {
    boolean isGuarded =
        !bridge.vars().containsKey(Variable.FIREWALL.name())
            || bridge.is(Variable.FIREWALL, "nftables");
    return bridge.isTrue(Variable.BRIDGE_CLOUD_INIT) && !isGuarded
        ? Stream.of(
            Fault.on(
                bridge,
                Variable.BRIDGE_CLOUD_INIT
                    + " is set and "
                    + bridge.said(Variable.FIREWALL)
                    + ", which lets every user of the host read the user data",
                "set " + Variable.FIREWALL + ": nftables for this bridge"))
        : Stream.empty();
  }

  /** The bridge is not root, so it cannot ask the metadata service, closed to all others. */
  static Stream<Fault> cloudInitMapping(Host bridge) {
    return bridge.isTrue(Variable.BRIDGE_CLOUD_INIT) && bridge.isTrue(Variable.BRIDGE_AWS_MAPPING)
        ? Stream.of(
            Fault.on(
                bridge,
                "%s is on, and the metadata service is closed to all but root by %s"
                    .formatted(Variable.BRIDGE_AWS_MAPPING, Variable.BRIDGE_CLOUD_INIT),
                "set %s, or %s, instead"
                    .formatted(Variable.BRIDGE_ADDRESS_MAPPINGS, Variable.BRIDGE_STUN_SERVERS)))
        : Stream.empty();
  }
}
