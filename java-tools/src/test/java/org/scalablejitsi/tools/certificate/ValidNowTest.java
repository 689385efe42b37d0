package org.scalablejitsi.tools.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.certificate.Certificates.chain;
import static org.scalablejitsi.tools.certificate.Certificates.lines;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValidNowTest {
  private static final String REMEDY =
      "; install a certificate that is valid today, and see that the clocks are right [JT053]";

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-01T00:00:00Z", "2026-07-01T12:00:00Z", "2027-01-01T00:00:00Z"})
  void holdsFromTheFirstToTheLastMoment(String now) {
    assertThat(at(now, "rsa.crt", "intermediate.crt")).isEmpty();
  }

  @Test
  void refusesWhatHasNotBegun() {
    assertThat(at("2025-12-31T23:59:59Z", "rsa.crt"))
        .containsExactly(
            "error: certificate 'CN=meet' is not valid before 2026-01-01T00:00:00Z" + REMEDY);
  }

  @Test
  void refusesWhatHasEnded() {
    assertThat(at("2027-01-01T00:00:01Z", "rsa.crt", "intermediate.crt"))
        .containsExactly("error: certificate 'CN=meet' has ended at 2027-01-01T00:00:00Z" + REMEDY);
  }

  @Test
  void looksAtTheWholeChain() {
    assertThat(at("2031-01-01T00:00:01Z", "rsa.crt", "intermediate.crt"))
        .containsExactly(
            "error: certificate 'CN=meet' has ended at 2027-01-01T00:00:00Z" + REMEDY,
            "error: certificate 'CN=Intermediate' has ended at 2031-01-01T00:00:00Z" + REMEDY);
  }

  private static List<String> at(String now, String... files) {
    return lines(new ValidNow(InstantSource.fixed(Instant.parse(now))), chain(files));
  }
}
