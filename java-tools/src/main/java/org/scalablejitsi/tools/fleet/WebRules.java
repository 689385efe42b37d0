package org.scalablejitsi.tools.fleet;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.scalablejitsi.tools.fleet.FleetRule.Fault;

/** The meet host's nginx: its certificate, and whom it does not limit. */
final class WebRules {

  private WebRules() {}

  /** A certificate is of no use without its key. */
  static Stream<Fault> certificateWithKey(Host meet) {
    return meet.half(Variable.MEET_TLS_CERTIFICATE, Variable.MEET_TLS_KEY).stream()
        .map(half -> Fault.on(meet, half, "set both, or none for a self-signed certificate"));
  }

  /** A certificate of one's own that would not be used, or one that is wanted and not given. */
  static Stream<Fault> tlsMode(Host meet) {
    Variable<String> mode = Variable.MEET_TLS;
    boolean given = meet.has(Variable.MEET_TLS_CERTIFICATE);
    if (!meet.has(mode) || meet.is(mode, "own") == given) {
      return Stream.empty();
    }
    String both = Variable.MEET_TLS_CERTIFICATE + " and " + Variable.MEET_TLS_KEY;
    return Stream.of(
        given
            ? Fault.on(
                meet,
                meet.said(mode) + ", and there is " + Variable.MEET_TLS_CERTIFICATE,
                "leave out either " + mode + " or " + both)
            : Fault.on(meet, mode + " is own, and no certificate is given", "set " + both));
  }

  /** The web host looks a visitor up in them; nginx refuses a second line for one of them. */
  static Stream<Fault> unlimitedNetworks(Host meet) {
    Set<Network> seen = new HashSet<>();
    Stream.Builder<Fault> faults = Stream.builder();
    for (String written : meet.texts(Variable.MEET_UNLIMITED_NETWORKS)) {
      Optional<Network> network = Network.of(written);
      if (network.isEmpty()) {
        faults.add(
            Fault.on(
                meet,
                Variable.MEET_UNLIMITED_NETWORKS + " has '" + written + "', which is no network",
                "list networks by their first address and its length, for example"
                    + " `jitsi_meet_unlimited_networks: [203.0.113.0/24, 198.51.100.9/32]`"));
      } else if (!seen.add(network.get())) {
        faults.add(
            Fault.on(
                meet,
                Variable.MEET_UNLIMITED_NETWORKS + " has the network " + written + " twice",
                "leave one of them out"));
      }
    }
    return faults.build();
  }
}
