package org.scalablejitsi.tools.fleet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.FleetRule.Fault;

/** Regions of bridges and participants, by which jicofo may choose. */
final class RegionRules {

  private static final String BY_REGION = "RegionBasedBridgeSelectionStrategy";
  private static final String EXAMPLE = "`jitsi_meet_regions: {eu: [203.0.113.0/24]}`";
  private static final String INFO = "deploymentInfo";

  private RegionRules() {}

  /** A bridge of no region is nobody's own, so that jicofo takes it last. */
  static Stream<Fault> ofEachBridge(Fleet fleet) {
    boolean anyRegion = fleet.bridges().stream().anyMatch(it -> it.has(Variable.BRIDGE_REGION));
    if (!anyRegion || fleet.meetHosts().stream().noneMatch(RegionRules::goesByRegion)) {
      return Stream.empty();
    }
    return fleet.bridges().stream()
        .filter(bridge -> !bridge.has(Variable.BRIDGE_REGION))
        .map(
            bridge ->
                Fault.on(
                    bridge,
                    Variable.BRIDGE_REGION
                        + " is not set, while jicofo goes by regions and others have one",
                    "set it"));
  }

  private static boolean goesByRegion(Host meet) {
    return meet.is(Variable.MEET_JICOFO_STRATEGY, BY_REGION);
  }

  /** The web host puts both into its own configuration: a plain word for each network. */
  static Stream<Fault> networks(Host meet) {
    return meet.map(Variable.MEET_REGIONS).entrySet().stream()
        .flatMap(
            entry -> {
              String region = String.valueOf(entry.getKey());
              return Stream.concat(name(meet, region), networks(meet, region, entry.getValue()));
            });
  }

  private static Stream<Fault> name(Host meet, String region) {
    return Shapes.WORD.test(region)
        ? Stream.empty()
        : Stream.of(
            Fault.on(
                meet,
                "%s has the region '%s', which is no plain word"
                    .formatted(Variable.MEET_REGIONS, region),
                Shapes.WORD_REMEDY));
  }

  private static Stream<Fault> networks(Host meet, String region, @Nullable Object networks) {
    if (!(networks instanceof List<?> list)) {
      return Stream.of(
          Fault.on(
              meet,
              "%s has no list of networks for the region '%s'"
                  .formatted(Variable.MEET_REGIONS, region),
              "write a list, for example " + EXAMPLE));
    }
    return list.stream()
        .map(String::valueOf)
        .filter(network -> Network.of(network).isEmpty())
        .map(
            network ->
                Fault.on(
                    meet,
                    "%s has '%s' for the region '%s', which is no network"
                        .formatted(Variable.MEET_REGIONS, network, region),
                    "list networks by their first address and its length, for example " + EXAMPLE));
  }

  /** Of a network that two regions have, the web host would take the last. */
  static Stream<Fault> oneForEachNetwork(Host meet) {
    Map<Network, String> regions = new LinkedHashMap<>();
    Stream.Builder<Fault> faults = Stream.builder();
    meet.map(Variable.MEET_REGIONS)
        .forEach(
            (key, networks) -> {
              String region = String.valueOf(key);
              for (Object text : networks instanceof List<?> list ? list : List.of()) {
                Network.of(String.valueOf(text))
                    .map(network -> regions.putIfAbsent(network, region))
                    .map(other -> twice(meet, String.valueOf(text), other, region))
                    .ifPresent(faults::add);
              }
            });
    return faults.build();
  }

  private static Fault twice(Host meet, String network, String one, String other) {
    String where = one.equals(other) ? "twice for " + one : "for " + one + " and for " + other;
    return Fault.on(
        meet,
        Variable.MEET_REGIONS + " has the network " + network + " " + where,
        "leave it to one of them");
  }

  /** Whoever is in a region without bridges gets any bridge: a wrong name looks like that. */
  static Stream<Fault> withBridge(Fleet fleet) {
    Set<String> known =
        fleet.bridges().stream()
            .map(bridge -> bridge.text(Variable.BRIDGE_REGION))
            .collect(Collectors.toSet());
    return fleet.meetHosts().stream()
        .flatMap(
            meet ->
                meet.map(Variable.MEET_REGIONS).keySet().stream()
                    .map(String::valueOf)
                    .filter(region -> !known.contains(region))
                    .sorted()
                    .map(region -> withoutBridge(meet, region)));
  }

  private static Fault withoutBridge(Host meet, String region) {
    return Fault.on(
        meet,
        "%s has the region '%s', in which no bridge is".formatted(Variable.MEET_REGIONS, region),
        "set " + Variable.BRIDGE_REGION + " of its bridges, or leave it out");
  }

  /** Where nothing says in which region a participant is, jicofo's choice by it does nothing. */
  static Stream<Fault> ofParticipants(Host meet) {
    return goesByRegion(meet)
            && !meet.has(Variable.MEET_REGIONS)
            && AppRules.setting(meet, INFO) == null
        ? Stream.of(
            Fault.on(
                meet,
                Variable.MEET_JICOFO_STRATEGY
                    + " goes by regions, and nothing says in which one a participant is",
                "set %s, or %s.%s".formatted(Variable.MEET_REGIONS, Variable.MEET_CONFIG, INFO)))
        : Stream.empty();
  }
}
