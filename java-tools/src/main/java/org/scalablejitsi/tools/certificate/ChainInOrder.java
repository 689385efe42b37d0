package org.scalablejitsi.tools.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The chain is in order, from the host's certificate to its issuers: nginx sends it as it is. */
final class ChainInOrder implements CertificateRule {

  static final Rule RULE = Rule.error("JT056");

  @Override
  public String name() {
    return "certificate chain in order";
  }

  @Override
  public List<Problem> apply(CertificateChain chain) {
    List<Problem> problems = new ArrayList<>();
    List<X509Certificate> certificates = chain.certificates();
    for (int i = 0; i + 1 < certificates.size(); i++) {
      if (!isIssued(certificates.get(i), certificates.get(i + 1))) {
        problems.add(broken(certificates.get(i), certificates.get(i + 1)));
      }
    }
    return problems;
  }

  private static boolean isIssued(X509Certificate certificate, X509Certificate issuer) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Problem broken(X509Certificate certificate, X509Certificate next) {
    return RULE.broken(
        CertificateChain.label(certificate)
            + " is followed by "
            + CertificateChain.label(next)
            + ", which did not issue it",
        "put the host's own certificate first and after each one its issuer");
  }
}
