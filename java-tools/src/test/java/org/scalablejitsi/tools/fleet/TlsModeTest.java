package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TlsModeTest {

  private static final String CERTIFICATE = "jitsi_meet_tls_certificate";
  private static final String MODE = "jitsi_meet_tls";

  private final TlsMode rule = new TlsMode();

  @Test
  void holdsWithoutAMode() {
    assertThat(lines(rule, meet("meet1"), meet("meet2", CERTIFICATE, "/a"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "self_signed"})
  void holdsWithoutACertificate(String mode) {
    assertThat(lines(rule, meet("meet1", MODE, mode))).isEmpty();
  }

  @Test
  void holdsForAnOwnCertificate() {
    assertThat(lines(rule, meet("meet1", Map.of(MODE, "own", CERTIFICATE, "/a")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "self_signed"})
  void refusesACertificateThatWouldNotBeUsed(String mode) {
    assertThat(lines(rule, meet("meet1", Map.of(MODE, mode, CERTIFICATE, "/a"))))
        .containsExactly(
            "error: host meet1: jitsi_meet_tls is "
                + mode
                + ", and there is jitsi_meet_tls_certificate; leave out either jitsi_meet_tls or"
                + " jitsi_meet_tls_certificate and jitsi_meet_tls_key [JT312]");
  }

  @Test
  void refusesAnOwnCertificateThatIsNotGiven() {
    assertThat(lines(rule, meet("meet1", MODE, "own")))
        .containsExactly(
            "error: host meet1: jitsi_meet_tls is own, and no certificate is given; set"
                + " jitsi_meet_tls_certificate and jitsi_meet_tls_key [JT312]");
  }
}
