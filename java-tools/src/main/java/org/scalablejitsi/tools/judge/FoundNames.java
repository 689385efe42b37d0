package org.scalablejitsi.tools.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.scalablejitsi.tools.problem.Rule;

/** The names by which participants find a host. */
final class FoundNames {

  static final Rule DOMAIN = Rule.warning("JT610");
  static final Rule DOMAIN_HERE = Rule.warning("JT611");
  static final Rule TURN = Rule.warning("JT612");
  static final Rule TURN_HERE = Rule.warning("JT613");

  private FoundNames() {}

  static Optional<BrokenRule> domain(PreflightHost host, String domain) {
    List<String> there = host.addressesOf(domain);
    if (there.isEmpty()) {
      String text = "does not find an address for " + domain + ": enter it in DNS";
      return Optional.of(new BrokenRule(DOMAIN, text));
    }
    List<String> other = PreflightHost.outside(there);
    return other.isEmpty() || !Collections.disjoint(other, host.addresses())
        ? Optional.empty()
        : Optional.of(
            new BrokenRule(
                DOMAIN_HERE,
                "has none of the addresses of %s (%s): fix DNS, unless a NAT or a proxy is in front"
                    .formatted(domain, String.join(", ", other))));
  }

  static List<BrokenRule> turn(PreflightHost host) {
    List<String> own = new ArrayList<>(host.addresses());
    own.addAll(host.mappedTo("jitsi_turn_address_mappings"));
    List<BrokenRule> found = new ArrayList<>();
    for (String name : host.list("jitsi_turn_addresses")) {
      List<String> there = host.addressesOf(name);
      List<String> other = PreflightHost.outside(there);
      if (there.isEmpty()) {
        found.add(
            new BrokenRule(
                TURN,
                "does not find an address for "
                    + name
                    + " (jitsi_turn_addresses): enter it in DNS"));
      } else if (!other.isEmpty() && Collections.disjoint(other, own)) {
        found.add(
            new BrokenRule(
                TURN_HERE,
                ("has none of the addresses of %s (%s): fix DNS or jitsi_turn_addresses, or set"
                        + " jitsi_turn_address_mappings behind a NAT")
                    .formatted(name, String.join(", ", other))));
      }
    }
    return found;
  }
}
