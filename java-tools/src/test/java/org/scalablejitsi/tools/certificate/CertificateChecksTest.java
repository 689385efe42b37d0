package org.scalablejitsi.tools.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.certificate.Certificates.pem;
import static org.scalablejitsi.tools.certificate.Certificates.text;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

final class CertificateChecksTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-07-01T00:00:00Z"));

  private final Problems problems = new Problems();
  private final CertificateChecks checks =
      new CertificateChecks(CLOCK, () -> Set.of(new X500Principal("CN=Root")));

  @Test
  void listsTheRulesThatHold() {
    assertThat(
            checks.run(List.of(text(pem("ec.crt", "intermediate.crt"), pem("ec.pub"))), problems))
        .allMatch(passed -> "meet1".equals(passed.host()))
        .allMatch(passed -> "meet.example.com".equals(passed.subject()))
        .extracting(PassedCheck::check)
        .containsExactly(
            "certificate can be read",
            "key belongs to certificate",
            "certificate is valid now",
            "certificate is valid for 14 days more",
            "certificate covers the domain",
            "certificate chain in order",
            "certificate chain complete");
    assertThat(problems.summedUp()).isEmpty();
  }

  @Test
  void namesTheHostOfEachProblem() {
    assertThat(checks.run(List.of(text(pem("names.crt"), pem("ec.pub"))), problems)).hasSize(4);
    assertThat(problems.summedUp())
        .extracting(problem -> problem.line().replaceAll(": (certificate|the) .*\\[", ": ["))
        .containsExactly(
            "error: host meet1: [JT052]",
            "error: host meet1: [JT055]",
            "warning: host meet1: [JT057]");
  }

  @Test
  void asksNothingMoreOfWhatCannotBeRead() {
    assertThat(checks.run(List.of(text("x", "")), problems)).isEmpty();
    assertThat(problems.summedUp())
        .extracting(Problem::line)
        .singleElement()
        .asString()
        .startsWith("error: host meet1: the certificate's file holds no readable certificate;");
  }

  @Test
  void hasNothingToSayWithoutCertificates() {
    assertThat(checks.run(List.of(), problems)).isEmpty();
  }

  @Test
  void knowsTheRootsOfThisJava() {
    assertThat(TrustedRoots.ofThisJava()).isNotEmpty();
    assertThat(new CertificateChecks(CLOCK).run(List.of(text(pem("ec.crt"), "")), problems))
        .extracting(PassedCheck::check)
        .doesNotContain("certificate chain complete");
  }
}
