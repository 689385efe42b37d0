package org.scalablejitsi.tools.certificate;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The key belongs to the certificate, be they RSA, EC or Ed25519. */
final class MatchingKey implements CertificateRule {

  static final Rule RULE = Rule.error("JT052");
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

  @Override
  public String name() {
    return "key belongs to certificate";
  }

  @Override
  public List<Problem> apply(CertificateChain chain) {
    // Both are the same structure, SubjectPublicKeyInfo, which has one encoding.
    byte[] certified = chain.own().getPublicKey().getEncoded();
    boolean fits =
        chain.publicKey().isEmpty()
            || decoded(chain.publicKey()).filter(key -> Arrays.equals(key, certified)).isPresent();
    return fits
        ? List.of()
        : List.of(
            RULE.broken(
                "the key does not belong to " + CertificateChain.label(chain.own()),
                "use the key that the certificate was requested with, and put the host's own"
                    + " certificate first in the chain"));
  }

  private static Optional<byte[]> decoded(String pem) {
    Matcher matcher = PEM.matcher(pem.strip());
    try {
      return matcher.matches()
          ? Optional.of(Base64.getMimeDecoder().decode(matcher.group(1)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
