package org.scalablejitsi.tools.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.certificate.Certificates.chain;
import static org.scalablejitsi.tools.certificate.Certificates.lines;

import org.junit.jupiter.api.Test;

final class ChainInOrderTest {
  private static final String REMEDY =
      "which did not issue it; put the host's own certificate first and after each one its issuer"
          + " [JT056]";

  private final ChainInOrder rule = new ChainInOrder();

  @Test
  void holdsForEachCertificateFollowedByItsIssuer() {
    assertThat(lines(rule, chain("rsa.crt", "intermediate.crt", "root.crt"))).isEmpty();
    assertThat(lines(rule, chain("ed25519.crt", "intermediate.crt"))).isEmpty();
    assertThat(lines(rule, chain("ec.crt"))).isEmpty();
  }

  @Test
  void refusesAnotherOrder() {
    assertThat(lines(rule, chain("intermediate.crt", "rsa.crt")))
        .containsExactly(
            "error: certificate 'CN=Intermediate' is followed by certificate 'CN=meet', " + REMEDY);
  }

  @Test
  void refusesAGap() {
    assertThat(lines(rule, chain("rsa.crt", "root.crt")))
        .containsExactly(
            "error: certificate 'CN=meet' is followed by certificate 'CN=Root', " + REMEDY);
  }

  @Test
  void looksAtTheSignatureAndNotAtTheNameAlone() {
    assertThat(lines(rule, chain("rsa.crt", "impostor.crt", "root.crt")))
        .containsExactly(
            "error: certificate 'CN=meet' is followed by certificate 'CN=Intermediate', " + REMEDY);
  }
}
