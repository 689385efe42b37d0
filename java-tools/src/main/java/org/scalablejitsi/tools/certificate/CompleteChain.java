package org.scalablejitsi.tools.certificate;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/**
 * A browser knows roots and nothing between. A company's own root is known to its browsers only, so
 * this cannot be more than a warning.
 */
final class CompleteChain implements CertificateRule {

  static final Rule RULE = Rule.warning("JT057");

  private final Supplier<Set<X500Principal>> roots;

  CompleteChain(Supplier<Set<X500Principal>> roots) {
    this.roots = roots;
  }

  @Override
  public String name() {
    return "certificate chain complete";
  }

  @Override
  public List<Problem> apply(CertificateChain chain) {
    X509Certificate last = chain.last();
    X500Principal issuer = last.getIssuerX500Principal();
    if (issuer.equals(last.getSubjectX500Principal()) || roots.get().contains(issuer)) {
      return List.of();
    }
    return List.of(
        RULE.broken(
            "the chain ends with "
                + CertificateChain.label(last)
                + ", whose issuer '"
                + issuer.getName()
                + "' is no well-known root",
            "append the missing certificates, unless your browsers know that issuer"));
  }
}
