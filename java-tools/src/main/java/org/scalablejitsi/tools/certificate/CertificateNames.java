package org.scalablejitsi.tools.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/**
 * The certificate covers the domain: a browser compares the name in its address bar with the
 * certificate's alternative names.
 */
final class CertificateNames implements CertificateRule {

  static final Rule RULE = Rule.error("JT055");
  private static final Integer DNS_NAME = 2;
  private static final String WILDCARD = "*.";

  @Override
  public String name() {
    return "certificate covers the domain";
  }

  @Override
  public List<Problem> apply(CertificateChain chain) {
    List<String> names = names(chain.own());
    if (names.stream().anyMatch(name -> covers(name, chain.domain()))) {
      return List.of();
    }
    String given = names.isEmpty() ? "no name of a host" : String.join(", ", names);
    return List.of(
        RULE.broken(
            CertificateChain.label(chain.own())
                + " is for "
                + given
                + ", not for "
                + chain.domain(),
            "get a certificate with DNS:" + chain.domain() + " among its alternative names"));
  }

  /** A wildcard stands for the whole first label and for nothing more or less. */
  static boolean covers(String name, String domain) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!lower.startsWith(WILDCARD)) {
      return lower.equals(domain);
    }
    int dot = domain.indexOf('.');
    return dot > 0 && domain.substring(dot + 1).equals(lower.substring(WILDCARD.length()));
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
          .flatMap(Collection::stream)
          .filter(name -> DNS_NAME.equals(name.get(0)))
          .map(name -> String.valueOf(name.get(1)))
          .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
