package org.scalablejitsi.tools.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.problem.Rule;

/**
 * Reads the certificate's file, which holds certificates in PEM, and nothing that others must not
 * see.
 */
final class ReadableCertificate {

  static final Rule RULE = Rule.error("JT051");
  static final String NAME = "certificate can be read";
  private static final String PRIVATE_KEY = "PRIVATE KEY-----";

  private ReadableCertificate() {}

  static CertificateChain read(CertificateText text) {
    if (text.certificate().contains(PRIVATE_KEY)) {
      throw broken(
          "the certificate's file holds a private key", "keep the key in a file of its own");
    }
    byte[] pem = text.certificate().getBytes(StandardCharsets.UTF_8);
    List<X509Certificate> certificates;
    try {
      certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
    } catch (CertificateException e) {
      // The message may quote the text.
      certificates = List.of();
    }
    if (certificates.isEmpty()) {
      throw broken(
          "the certificate's file holds no readable certificate",
          "put the chain there as PEM, from `-----BEGIN CERTIFICATE-----` on");
    }
    return new CertificateChain(text.domain(), certificates, text.publicKey());
  }

  private static ProblemException broken(String what, String remedy) {
    return new ProblemException(RULE.broken(what, remedy));
  }
}
