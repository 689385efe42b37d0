package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A certificate is of no use without its key, and both paths stand unquoted in a command. */
final class TurnCertificate implements FleetRule {

  static final Rule RULE = Rule.error("JT334");
  private static final String CERTIFICATE = "jitsi_turn_tls_certificate";
  private static final String KEY = "jitsi_turn_tls_key";

  @Override
  public String name() {
    return "certificates of TURN servers";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.turnHosts().stream()
        .flatMap(host -> Stream.concat(pair(host), paths(host)))
        .toList();
  }

  private static Stream<Problem> pair(Host host) {
    if (host.has(CERTIFICATE) == host.has(KEY)) {
      return Stream.empty();
    }
    String given = host.has(KEY) ? KEY : CERTIFICATE;
    String missing = host.has(KEY) ? CERTIFICATE : KEY;
    return Stream.of(
        RULE.broken(given + " is set without " + missing, "set both, or none").on(host.name()));
  }

  private static Stream<Problem> paths(Host host) {
    return Stream.of(CERTIFICATE, KEY)
        .filter(host::has)
        .filter(variable -> !CertificatePaths.isPlain(String.valueOf(host.vars().get(variable))))
        .map(
            variable ->
                RULE.broken(
                        variable + " '" + host.vars().get(variable) + "' is no plain absolute path",
                        "use a path that begins with / and consists of A-Z, a-z, 0-9 and / . _ @"
                            + " + -")
                    .on(host.name()));
  }
}
