package org.scalablejitsi.tools.fleet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.FleetRule.Fault;
import org.scalablejitsi.tools.problem.OneLine;

/** Which hosts there are, and what holds for all of them. */
final class InventoryRules {

  private static final String OPTIONS = "jitsi_";
  private static final String DOMAIN_EXAMPLE = "for example `jitsi_domain: meet.example.com`";

  /** Of the 255 that a file system takes; the rest is for what we append. */
  private static final int MAX_NAME_BYTES = 200;

  private InventoryRules() {}

  /** Bridges join one prosody: there is one meet host, no more. */
  static Stream<Fault> oneMeetHost(Fleet fleet) {
    List<Host> found = fleet.meetHosts();
    if (found.isEmpty()) {
      return Stream.of(Fault.of("no host is in group " + Fleet.MEET, "put exactly one host there"));
    }
    if (found.size() > 1) {
      String names = found.stream().map(Host::name).collect(Collectors.joining(", "));
      return Stream.of(
          Fault.of(
              found.size() + " hosts are in group " + Fleet.MEET + ": " + names,
              "leave exactly one of them there"));
    }
    return Stream.empty();
  }

  /** Without a bridge no conference has picture or sound. */
  static Stream<Fault> atLeastOneBridge(Fleet fleet) {
    return fleet.bridges().isEmpty()
        ? Stream.of(Fault.of("no host is in group " + Fleet.BRIDGES, "put at least one host there"))
        : Stream.empty();
  }

  /** The roles' firewalls and files would undo each other on one host. */
  static Stream<Fault> meetIsNoBridge(Host meet) {
    return inBothGroups(meet, Fleet.BRIDGES, Fleet.MEET, Fleet.BRIDGES, "");
  }

  /** Both relay media to the world: ports, firewall tables and load would be in the way. */
  static Stream<Fault> turnIsNoBridge(Host turn) {
    return inBothGroups(
        turn,
        Fleet.BRIDGES,
        Fleet.BRIDGES,
        Fleet.TURN,
        "; a TURN server is a host of its own or the meet host");
  }

  private static Stream<Fault> inBothGroups(
      Host host, String other, String first, String second, String more) {
    return host.isIn(other)
        ? Stream.of(
            Fault.on(
                host,
                "is in both groups, " + first + " and " + second,
                "take it out of one of them" + more))
        : Stream.empty();
  }

  /** The controller keeps folders and files that are named after hosts. */
  static Stream<Fault> hostName(Host host) {
    String name = host.name();
    boolean isOneSegment =
        !name.equals(".")
            && !name.equals("..")
            && name.indexOf('/') < 0
            && name.chars().noneMatch(character -> OneLine.isControl((char) character))
            && name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES;
    return isOneSegment
        ? Stream.empty()
        : Stream.of(
            Fault.on(
                host,
                "its name cannot be that of a folder",
                "give it a name without '/' and control characters, of up to "
                    + MAX_NAME_BYTES
                    + " bytes, and the one you have as `ansible_host`"));
  }

  /** Every address of the installation is built from one domain. */
  static Stream<Fault> oneDomain(Fleet fleet) {
    List<Fault> faults = new ArrayList<>();
    Map<String, String> hostByDomain = new LinkedHashMap<>();
    Stream.concat(fleet.meetHosts().stream(), fleet.bridges().stream())
        .forEach(host -> domain(host, hostByDomain, faults));
    if (hostByDomain.size() > 1) {
      String differing =
          hostByDomain.entrySet().stream()
              .map(entry -> "'" + entry.getKey() + "' on " + entry.getValue())
              .collect(Collectors.joining(", "));
      faults.add(
          Fault.of(
              Variable.DOMAIN + " is not the same on every host: " + differing,
              "set it once, for all hosts"));
    }
    return faults.stream();
  }

  private static void domain(Host host, Map<String, String> hostByDomain, List<Fault> faults) {
    Object value = host.value(Variable.DOMAIN);
    if (!host.has(Variable.DOMAIN)) {
      faults.add(
          Fault.on(
              host, Variable.DOMAIN + " is not set", "set it for all hosts, " + DOMAIN_EXAMPLE));
    } else if (!(value instanceof String domain) || !Shapes.isHostName(domain)) {
      faults.add(
          Fault.on(
              host,
              Variable.DOMAIN + " '" + value + "' is not a host name in lower case",
              "set it to one, " + DOMAIN_EXAMPLE));
    } else {
      hostByDomain.putIfAbsent(domain, host.name());
    }
  }

  /**
   * Texts go into files that are read line by line. Dictionaries are written as JSON, which has a
   * spelling for every character.
   */
  static Stream<Fault> noControlCharacters(Host host) {
    return host.vars().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith(OPTIONS))
        .flatMap(
            variable ->
                firstControlIn(variable.getValue()).stream()
                    .mapToObj(character -> control(host, variable.getKey(), character)));
  }

  private static OptionalInt firstControlIn(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream()
          .map(InventoryRules::firstControlIn)
          .filter(OptionalInt::isPresent)
          .findFirst()
          .orElseGet(OptionalInt::empty);
    }
    return value instanceof String text
        ? text.chars().filter(InventoryRules::isControl).findFirst()
        : OptionalInt.empty();
  }

  /** The two separators end a line for some readers, although Unicode calls them no control. */
  private static boolean isControl(int character) {
    return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
  }

  private static Fault control(Host host, String variable, int character) {
    return Fault.on(
        host,
        String.format(Locale.ROOT, "%s holds the control character U+%04X", variable, character),
        "take it out; a line end comes from a block scalar (`|`) or a file's last line");
  }
}
