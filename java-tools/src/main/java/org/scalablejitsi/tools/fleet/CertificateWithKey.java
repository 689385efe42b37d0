package org.scalablejitsi.tools.fleet;

import java.util.ArrayList;
import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A certificate is of no use without its key. */
final class CertificateWithKey implements FleetRule {

  static final Rule RULE = Rule.error("JT009");

  static final String CERTIFICATE = "jitsi_meet_tls_certificate";
  static final String KEY = "jitsi_meet_tls_key";

  @Override
  public String name() {
    return "certificate and key together";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    for (Host host : fleet.meetHosts()) {
      if (host.has(CERTIFICATE) != host.has(KEY)) {
        String given = host.has(KEY) ? KEY : CERTIFICATE;
        String missing = host.has(KEY) ? CERTIFICATE : KEY;
        problems.add(
            RULE.broken(
                    given + " is set without " + missing,
                    "set both, or none for a self-signed certificate")
                .on(host.name()));
      }
    }
    return problems;
  }
}
