package org.scalablejitsi.tools.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scalablejitsi.tools.certificate.Certificates.pem;
import static org.scalablejitsi.tools.certificate.Certificates.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadableCertificateTest {

  @Test
  void readsAChainInItsOrder() {
    CertificateChain chain =
        ReadableCertificate.read(text(pem("rsa.crt", "intermediate.crt"), "key"));

    assertThat(chain.certificates()).hasSize(2);
    assertThat(CertificateChain.label(chain.own())).isEqualTo("certificate 'CN=meet'");
    assertThat(CertificateChain.label(chain.last())).isEqualTo("certificate 'CN=Intermediate'");
    assertThat(chain.domain()).isEqualTo("meet.example.com");
    assertThat(chain.publicKey()).isEqualTo("key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not PEM, TopSecretValue",
        "-----BEGIN CERTIFICATE-----\nVG9wU2VjcmV0VmFsdWU=\n-----END CERTIFICATE-----\n"
      })
  void refusesWhatHoldsNoCertificateWithoutQuotingIt(String pem) {
    assertThatThrownBy(() -> ReadableCertificate.read(text(pem, "")))
        .hasMessage(
            "error: the certificate's file holds no readable certificate; put the chain there as"
                + " PEM, from `-----BEGIN CERTIFICATE-----` on [JT051]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RSA ", "EC ", "ENCRYPTED "})
  void refusesAPrivateKeyBesideTheCertificate(String kind) {
    String pem = pem("rsa.crt") + "-----BEGIN " + kind + "PRIVATE KEY-----\nVG9wU2VjcmV0\n";

    assertThatThrownBy(() -> ReadableCertificate.read(text(pem, "")))
        .hasMessage(
            "error: the certificate's file holds a private key; keep the key in a file of its own"
                + " [JT051]");
  }
}
