package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The bridges connect to it; what else stands in it would be a part of the name they look up. */
final class XmppHost implements FleetRule {

  static final Rule RULE = Rule.error("JT008");
  private static final String VARIABLE = "jitsi_xmpp_host";

  @Override
  public String name() {
    return "host of prosody";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream()
        .filter(host -> host.has(VARIABLE) && !isDomain(host))
        .filter(host -> !isNameOrAddress(host.vars().get(VARIABLE)))
        .map(XmppHost::broken)
        .toList();
  }

  /** By default it is the domain, and the domain has its own rule. */
  private static boolean isDomain(Host host) {
    return Objects.equals(host.vars().get(VARIABLE), host.vars().get(OneDomain.VARIABLE));
  }

  /** Also where it stands in something else, such as an address with a port. */
  static boolean isNameOrAddress(@Nullable Object value) {
    return value instanceof String text
        && (BridgeAddresses.isLiteral(text) || OneDomain.isHostNameInAnyCase(text));
  }

  private static Problem broken(Host host) {
    return RULE.broken(
            VARIABLE
                + " '"
                + host.vars().get(VARIABLE)
                + "' is neither a host name nor a literal address",
            "set it to one, without port, brackets or quotes, for example `"
                + VARIABLE
                + ": 10.0.0.11`")
        .on(host.name());
  }
}
