package org.scalablejitsi.tools.certificate;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate that could be read.
 *
 * @param certificates the host's own first
 * @param publicKey the public half of the host's key, PEM, or empty
 */
record CertificateChain(String domain, List<X509Certificate> certificates, String publicKey) {

  X509Certificate own() {
    return certificates.get(0);
  }

  X509Certificate last() {
    return certificates.get(certificates.size() - 1);
  }

  /** How a message calls a certificate. */
  static String label(X509Certificate certificate) {
    return "certificate '" + certificate.getSubjectX500Principal().getName() + "'";
  }
}
