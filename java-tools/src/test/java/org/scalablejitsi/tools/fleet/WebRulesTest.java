package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The meet host's nginx. */
final class WebRulesTest {

  @Nested
  class CertificateWithKey {
    private static final String CERTIFICATE = "jitsi_meet_tls_certificate";
    private static final String KEY = "jitsi_meet_tls_key";

    @Test
    void holdsWithNeither() {
      assertThat(lines("JT009", meet("meet1"))).isEmpty();
    }

    @Test
    void holdsWithBoth() {
      Host both =
          new Host("meet1", Set.of("jitsi_meet"), Map.of(CERTIFICATE, "a.pem", KEY, "b.pem"));

      assertThat(lines("JT009", both)).isEmpty();
    }

    @Test
    void missesTheKey() {
      assertThat(lines("JT009", meet("meet1", CERTIFICATE, "a.pem")))
          .containsExactly(
              "error: host meet1: jitsi_meet_tls_certificate is set without jitsi_meet_tls_key;"
                  + " set both, or none for a self-signed certificate [JT009]");
    }

    @Test
    void missesTheCertificate() {
      assertThat(lines("JT009", meet("meet1", KEY, "b.pem")))
          .containsExactly(
              "error: host meet1: jitsi_meet_tls_key is set without jitsi_meet_tls_certificate;"
                  + " set both, or none for a self-signed certificate [JT009]");
    }

    @Test
    void takesTheEmptyTextForNone() {
      Host half = new Host("meet1", Set.of("jitsi_meet"), Map.of(CERTIFICATE, "", KEY, "b.pem"));

      assertThat(lines("JT009", half))
          .containsExactly(
              "error: host meet1: jitsi_meet_tls_key is set without jitsi_meet_tls_certificate;"
                  + " set both, or none for a self-signed certificate [JT009]");
    }

    @Test
    void asksNoBridgeForThem() {
      assertThat(lines("JT009", bridge("bridge1", KEY, "b.pem"))).isEmpty();
    }
  }

  @Nested
  class TlsMode {

    private static final String CERTIFICATE = "jitsi_meet_tls_certificate";
    private static final String MODE = "jitsi_meet_tls";

    @Test
    void holdsWithoutAMode() {
      assertThat(lines("JT312", meet("meet1"), meet("meet2", CERTIFICATE, "/a"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "self_signed"})
    void holdsWithoutACertificate(String mode) {
      assertThat(lines("JT312", meet("meet1", MODE, mode))).isEmpty();
    }

    @Test
    void holdsForAnOwnCertificate() {
      assertThat(lines("JT312", meet("meet1", Map.of(MODE, "own", CERTIFICATE, "/a")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "self_signed"})
    void refusesACertificateThatWouldNotBeUsed(String mode) {
      assertThat(lines("JT312", meet("meet1", Map.of(MODE, mode, CERTIFICATE, "/a"))))
          .containsExactly(
              "error: host meet1: jitsi_meet_tls is "
                  + mode
                  + ", and there is jitsi_meet_tls_certificate; leave out either jitsi_meet_tls or"
                  + " jitsi_meet_tls_certificate and jitsi_meet_tls_key [JT312]");
    }

    @Test
    void refusesAnOwnCertificateThatIsNotGiven() {
      assertThat(lines("JT312", meet("meet1", MODE, "own")))
          .containsExactly(
              "error: host meet1: jitsi_meet_tls is own, and no certificate is given; set"
                  + " jitsi_meet_tls_certificate and jitsi_meet_tls_key [JT312]");
    }
  }

  @Nested
  class UnlimitedNetworks {

    private static final String VARIABLE = "jitsi_meet_unlimited_networks";

    @Test
    void holdsForNetworks() {
      List<String> networks =
          List.of("203.0.113.0/24", "203.0.113.9/32", "2001:db8::/48", "::1/128", "0.0.0.0/0");

      assertThat(lines("JT315", meet("meet1", VARIABLE, networks))).isEmpty();
    }

    @Test
    void holdsForNone() {
      assertThat(lines("JT315", meet("meet1"), meet("meet2", VARIABLE, List.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "203.0.113.9/24", "example.com", "10.0.0.0/8 1; }", ""})
    void refusesAnythingElse(String network) {
      assertThat(lines("JT315", meet("meet1", VARIABLE, List.of(network))))
          .containsExactly(
              "error: host meet1: jitsi_meet_unlimited_networks has '"
                  + network
                  + "', which is no network; list networks by their first address and its length, for"
                  + " example `jitsi_meet_unlimited_networks: [203.0.113.0/24, 198.51.100.9/32]`"
                  + " [JT315]");
    }

    @Test
    void refusesANetworkThatIsThereTwice() {
      assertThat(
              lines("JT315", meet("meet1", VARIABLE, List.of("2001:db8::/32", "2001:DB8:0::/32"))))
          .containsExactly(
              "error: host meet1: jitsi_meet_unlimited_networks has the network 2001:DB8:0::/32"
                  + " twice; leave one of them out [JT315]");
    }
  }
}
