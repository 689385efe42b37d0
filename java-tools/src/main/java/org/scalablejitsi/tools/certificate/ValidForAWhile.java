package org.scalablejitsi.tools.certificate;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Who is told two weeks ahead can still fix a renewal that does not work. */
final class ValidForAWhile implements CertificateRule {

  static final Rule RULE = Rule.warning("JT054");
  private static final Duration AHEAD = Duration.ofDays(14);

  private final InstantSource clock;

  ValidForAWhile(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "certificate is valid for " + AHEAD.toDays() + " days more";
  }

  @Override
  public List<Problem> apply(Chain chain) {
    return chain.certificates().stream()
        .filter(this::endsSoon)
        .map(ValidForAWhile::broken)
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
        Chain.label(certificate) + " ends at " + certificate.getNotAfter().toInstant(),
        "renew it before that");
  }
}
