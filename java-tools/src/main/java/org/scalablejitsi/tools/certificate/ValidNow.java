package org.scalablejitsi.tools.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Every certificate of the chain is within its dates; browsers refuse it otherwise. */
final class ValidNow implements CertificateRule {

  static final Rule RULE = Rule.error("JT053");

  private final InstantSource clock;

  ValidNow(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "certificate is valid now";
  }

  @Override
  public List<Problem> apply(CertificateChain chain) {
    return chain.certificates().stream().flatMap(this::check).toList();
  }

  private Stream<Problem> check(X509Certificate certificate) {
    Instant begin = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    Optional<String> fault =
        clock.instant().isBefore(begin)
            ? Optional.of(" is not valid before " + begin)
            : clock.instant().isAfter(end) ? Optional.of(" has ended at " + end) : Optional.empty();
    return fault.stream()
        .map(
            words ->
                RULE.broken(
                    CertificateChain.label(certificate) + words,
                    "install a certificate that is valid today, and see that the clocks are right"));
  }
}
