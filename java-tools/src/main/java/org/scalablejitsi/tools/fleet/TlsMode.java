package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Optional;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A certificate of one's own that would not be used, or one that is wanted and not given. */
final class TlsMode implements FleetRule {

  static final Rule RULE = Rule.error("JT312");
  private static final String MODE = "jitsi_meet_tls";
  private static final String OWN = "own";

  @Override
  public String name() {
    return "where the web certificate comes from";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .filter(meet -> meet.has(MODE))
        .flatMap(meet -> judge(meet).map(problem -> problem.on(meet.name())).stream())
        .toList();
  }

  private static Optional<Problem> judge(Host meet) {
    boolean given = meet.has(CertificateWithKey.CERTIFICATE);
    Object mode = meet.vars().get(MODE);
    if (OWN.equals(mode) == given) {
      return Optional.empty();
    }
    String both = CertificateWithKey.CERTIFICATE + " and " + CertificateWithKey.KEY;
    return Optional.of(
        given
            ? RULE.broken(
                MODE + " is " + mode + ", and there is " + CertificateWithKey.CERTIFICATE,
                "leave out either " + MODE + " or " + both)
            : RULE.broken(MODE + " is own, and no certificate is given", "set " + both));
  }
}
