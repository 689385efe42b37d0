package org.scalablejitsi.tools.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/** The roots that this Java trusts; Debian's are those of Mozilla's browser. */
final class TrustedRoots {

  private TrustedRoots() {}

  static Set<X500Principal> ofThisJava() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .flatMap(
              manager ->
                  manager instanceof X509TrustManager x509
                      ? Arrays.stream(x509.getAcceptedIssuers())
                      : Stream.empty())
          .map(X509Certificate::getSubjectX500Principal)
          .collect(Collectors.toSet());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no trust store", e);
    }
  }
}
