package org.scalablejitsi.tools.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.certificate.Certificates.chain;
import static org.scalablejitsi.tools.certificate.Certificates.lines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CertificateNamesTest {
  private final CertificateNames rule = new CertificateNames();

  @Test
  void holdsForTheDomainAmongTheNames() {
    assertThat(lines(rule, chain("rsa.crt"))).isEmpty();
  }

  @Test
  void refusesOtherNamesAndListsThem() {
    assertThat(lines(rule, chain("names.crt")))
        .containsExactly(
            "error: certificate 'CN=meet' is for a.example.com, *.Example.org, not for"
                + " meet.example.com; get a certificate with DNS:meet.example.com among its"
                + " alternative names [JT055]");
  }

  @Test
  void doesNotTakeTheCommonNameForOne() {
    assertThat(lines(rule, chain("nameless.crt")))
        .containsExactly(
            "error: certificate 'CN=meet.example.com' is for no name of a host, not for"
                + " meet.example.com; get a certificate with DNS:meet.example.com among its"
                + " alternative names [JT055]");
  }

  @ParameterizedTest
  @CsvSource({
    "meet.example.com, meet.example.com, true",
    "MEET.Example.com, meet.example.com, true",
    "*.example.com, meet.example.com, true",
    "*.Example.COM, meet.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, a.meet.example.com, false",
    "*.com, meet.example.com, false",
    "example.com, meet.example.com, false",
    "*eet.example.com, meet.example.com, false",
    "m*.example.com, meet.example.com, false",
    "meet.*.com, meet.example.com, false",
    "*, meet.example.com, false",
    "*., meet, false",
    "*.meet, meet, false"
  })
  void readsAWildcardAsBrowsersDo(String name, String domain, boolean covers) {
    assertThat(CertificateNames.covers(name, domain)).isEqualTo(covers);
  }
}
