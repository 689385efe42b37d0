package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.turn;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TurnCertificateTest {

  private final TurnCertificate rule = new TurnCertificate();

  private static final String CERTIFICATE = "jitsi_turn_tls_certificate";
  private static final String KEY = "jitsi_turn_tls_key";

  @Test
  void holdsForBothAndForNone() {
    assertThat(lines(rule, turn("turn1", Map.of(CERTIFICATE, "/a.crt", KEY, "/a.key")))).isEmpty();
    assertThat(lines(rule, turn("turn1", Map.of()))).isEmpty();
  }

  @Test
  void refusesOneAlone() {
    assertThat(lines(rule, turn("turn1", Map.of(KEY, "/a.key"))))
        .containsExactly(
            "error: host turn1: jitsi_turn_tls_key is set without jitsi_turn_tls_certificate; set"
                + " both, or none [JT334]");
  }

  @Test
  void refusesPathsThatACommandWouldSplit() {
    assertThat(lines(rule, turn("turn1", Map.of(CERTIFICATE, "/a b.crt", KEY, "/a.key"))))
        .containsExactly(
            "error: host turn1: jitsi_turn_tls_certificate '/a b.crt' is no plain absolute path; use"
                + " a path that begins with / and consists of A-Z, a-z, 0-9 and / . _ @ + -"
                + " [JT334]");
  }
}
