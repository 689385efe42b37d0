package org.scalablejitsi.tools.fleet;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/**
 * Browsers say nothing of a TURN server whose certificate they do not trust: they do without it.
 */
final class TurnSelfSigned implements FleetRule {

  static final Rule RULE = Rule.warning("JT381");

  @Override
  public String name() {
    return "certificates of TURN servers that browsers trust";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.turnHosts().stream()
        .filter(host -> Boolean.TRUE.equals(host.vars().get("_jitsi_turn_self_signed")))
        .map(
            host ->
                RULE.broken(
                        "jitsi_turn_tls_certificate is not set, and browsers do not use TURN over"
                            + " TLS with a self-signed certificate",
                        "set it and jitsi_turn_tls_key to a certificate that browsers trust, or"
                            + " leave it where plain TURN is enough")
                    .on(host.name()))
        .toList();
  }
}
