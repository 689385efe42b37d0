package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.turn;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TurnSelfSignedTest {

  private final TurnSelfSigned rule = new TurnSelfSigned();

  @Test
  void holdsForACertificateOfSomebody() {
    assertThat(lines(rule, turn("turn1", Map.of("_jitsi_turn_self_signed", false)))).isEmpty();
  }

  @Test
  void warnsOfOneThatTheServerMakes() {
    assertThat(lines(rule, turn("turn1", Map.of("_jitsi_turn_self_signed", true))))
        .containsExactly(
            "warning: host turn1: jitsi_turn_tls_certificate is not set, and browsers do not use"
                + " TURN over TLS with a self-signed certificate; set it and jitsi_turn_tls_key to"
                + " a certificate that browsers trust, or leave it where plain TURN is enough"
                + " [JT381]");
  }
}
