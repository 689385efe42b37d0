package org.scalablejitsi.tools.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.certificate.Certificates.lines;
import static org.scalablejitsi.tools.certificate.Certificates.pem;
import static org.scalablejitsi.tools.certificate.Certificates.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MatchingKeyTest {
  private static final String BROKEN =
      "error: the key does not belong to certificate 'CN=meet'; use the key that the certificate"
          + " was requested with, and put the host's own certificate first in the chain [JT052]";

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ec", "ed25519"})
  void holdsForAPairOfEachKind(String kind) {
    assertThat(judge(pem(kind + ".crt", "intermediate.crt"), pem(kind + ".pub"))).isEmpty();
  }

  @Test
  void doesNotMindLineEndsAroundTheKey() {
    String windows = pem("rsa.pub").replace("\n", "\r\n") + "\r\n";

    assertThat(judge(pem("rsa.crt"), windows)).isEmpty();
  }

  @Test
  void isSilentWithoutAKey() {
    assertThat(judge(pem("rsa.crt"), "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"rsa, ec", "ec, ed25519", "ed25519, rsa"})
  void refusesAnotherKey(String certificate, String key) {
    assertThat(judge(pem(certificate + ".crt"), pem(key + ".pub"))).containsExactly(BROKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TopSecretValue",
        "-----BEGIN PUBLIC KEY-----\n====\n-----END PUBLIC KEY-----",
        "-----BEGIN PRIVATE KEY-----\nVG9wU2VjcmV0\n-----END PRIVATE KEY-----"
      })
  void refusesWhatIsNoPublicKeyWithoutQuotingIt(String key) {
    assertThat(judge(pem("rsa.crt"), key)).containsExactly(BROKEN);
  }

  private static List<String> judge(String certificate, String publicKey) {
    return lines(new MatchingKey(), ReadableCertificate.read(text(certificate, publicKey)));
  }
}
