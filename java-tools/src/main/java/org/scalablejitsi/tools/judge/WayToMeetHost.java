package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.scalablejitsi.tools.fleet.Addresses;
import org.scalablejitsi.tools.problem.Rule;

/** A bridge's way to prosody. */
final class WayToMeetHost {

  static final Rule NAMED = Rule.error("JT614");
  static final Rule ELSEWHERE = Rule.error("JT615");
  static final Rule REACHED = Rule.warning("JT616");
  static final Rule LISTED = Rule.warning("JT617");

  private final PreflightHost host;
  private final String name;
  private final JsonNode reach;

  WayToMeetHost(PreflightHost host) {
    this.host = host;
    name = host.setting("jitsi_xmpp_host");
    reach = host.found().path("reach");
  }

  /**
   * Whether prosody is found, and its host answers.
   *
   * @param isDeployed whether prosody runs, whose firewall lets a new bridge in only later
   */
  Optional<BrokenRule> reached(boolean isDeployed) {
    List<String> there = host.addressesOf(name);
    if (there.isEmpty()) {
      return broken(
          NAMED,
          "does not find an address for "
              + name
              + " (jitsi_xmpp_host): enter it in DNS or /etc/hosts");
    }
    if (PreflightHost.outside(there).isEmpty()) {
      return broken(
          ELSEWHERE,
          ("finds %s (jitsi_xmpp_host) at %s, which is %s itself: take the name out of /etc/hosts"
                  + " there, or enter the meet host's address")
              .formatted(name, String.join(", ", there), host.name()));
    }
    String why = reach.path("error").asText("no answer");
    // Before the first deployment nobody listens, which is an answer from the host all the same.
    return AnyJson.isSet(reach.path("open"))
            || why.toLowerCase(Locale.ROOT).contains("refused")
            || isDeployed
        ? Optional.empty()
        : broken(
            REACHED,
            "does not reach %s on 5222/tcp (%s): see the routes and firewalls between"
                .formatted(name, why));
  }

  /**
   * Whether it goes from an address that the meet host lets in. Behind a NAT it would have none of
   * those listed.
   */
  Optional<BrokenRule> listed() {
    List<String> sources = AnyJson.texts(reach.path("sources"));
    // Java goes by IPv4 where it has the choice.
    Optional<String> used =
        sources.stream()
            .filter(source -> source.indexOf(':') < 0)
            .findFirst()
            .or(() -> sources.stream().findFirst());
    List<String> listed = host.list(BridgeMedia.ADDRESSES);
    Set<InetAddress> known = parsed(listed);
    boolean isKnown = used.flatMap(Addresses::of).map(known::contains).orElse(true);
    return isKnown || Collections.disjoint(known, parsed(host.addresses()))
        ? Optional.empty()
        : used.flatMap(
            source ->
                broken(
                    LISTED,
                    ("goes to %1$s from %2$s, and the meet host lets in %3$s alone: list %2$s in"
                            + " jitsi_bridge_addresses too, or give the host a route by which it"
                            + " goes from a listed one")
                        .formatted(name, source, String.join(", ", listed))));
  }

  private static Set<InetAddress> parsed(Collection<String> addresses) {
    return addresses.stream()
        .flatMap(address -> Addresses.of(address).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<BrokenRule> broken(Rule rule, String text) {
    return Optional.of(new BrokenRule(rule, text));
  }
}
