package org.scalablejitsi.tools.certificate;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The certificate is valid for two weeks more: time to fix a renewal that does not work. */
final class NotExpiringSoon implements CertificateRule {

  static final Rule RULE = Rule.warning("JT054");
  private static final Duration AHEAD = Duration.ofDays(14);

  private final InstantSource clock;

  NotExpiringSoon(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "certificate is valid for " + AHEAD.toDays() + " days more";
  }

  @Override
  public List<Problem> apply(CertificateChain chain) {
    return chain.certificates().stream()
        .filter(this::endsSoon)
        .map(NotExpiringSoon::broken)
        .toList();
  }

  /** What has ended already is an error of another rule. */
  private boolean endsSoon(X509Certificate certificate) {
    Instant now = clock.instant();
    Instant end = certificate.getNotAfter().toInstant();
    return !now.isAfter(end) && now.plus(AHEAD).isAfter(end);
  }

  private static Problem broken(X509Certificate certificate) {
    return RULE.broken(
        CertificateChain.label(certificate) + " ends at " + certificate.getNotAfter().toInstant(),
        "renew it before that");
  }
}
