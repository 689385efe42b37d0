package org.scalablejitsi.tools.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.scalablejitsi.tools.problem.Problem;

/**
 * Certificates to judge, and the lines a user reads of the judgement. Those of hosts are valid
 * throughout 2026, the intermediate four years longer and the root nine.
 */
final class Certificates {
  static final String DOMAIN = "meet.example.com";

  private Certificates() {}

  static String pem(String... files) {
    return Arrays.stream(files).map(Certificates::read).collect(Collectors.joining());
  }

  static CertificateText text(String certificate, String publicKey) {
    return new CertificateText("meet1", DOMAIN, certificate, publicKey);
  }

  static CertificateChain chain(String... files) {
    return ReadableCertificate.read(text(pem(files), ""));
  }

  static List<String> lines(CertificateRule rule, CertificateChain chain) {
    return rule.apply(chain).stream().map(Problem::line).toList();
  }

  private static String read(String file) {
    try (var in = Certificates.class.getResourceAsStream("/certificates/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
