package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CertificateWithKeyTest {
  private static final String CERTIFICATE = "jitsi_meet_tls_certificate";
  private static final String KEY = "jitsi_meet_tls_key";

  private final CertificateWithKey rule = new CertificateWithKey();

  @Test
  void holdsWithNeither() {
    assertThat(lines(rule, meet("meet1"))).isEmpty();
  }

  @Test
  void holdsWithBoth() {
    Host both = new Host("meet1", Set.of("jitsi_meet"), Map.of(CERTIFICATE, "a.pem", KEY, "b.pem"));

    assertThat(lines(rule, both)).isEmpty();
  }

  @Test
  void missesTheKey() {
    assertThat(lines(rule, meet("meet1", CERTIFICATE, "a.pem")))
        .containsExactly(
            "error: host meet1: jitsi_meet_tls_certificate is set without jitsi_meet_tls_key;"
                + " set both, or none for a self-signed certificate [JT009]");
  }

  @Test
  void missesTheCertificate() {
    assertThat(lines(rule, meet("meet1", KEY, "b.pem")))
        .containsExactly(
            "error: host meet1: jitsi_meet_tls_key is set without jitsi_meet_tls_certificate;"
                + " set both, or none for a self-signed certificate [JT009]");
  }

  @Test
  void takesTheEmptyTextForNone() {
    Host half = new Host("meet1", Set.of("jitsi_meet"), Map.of(CERTIFICATE, "", KEY, "b.pem"));

    assertThat(lines(rule, half))
        .containsExactly(
            "error: host meet1: jitsi_meet_tls_key is set without jitsi_meet_tls_certificate;"
                + " set both, or none for a self-signed certificate [JT009]");
  }

  @Test
  void asksNoBridgeForThem() {
    assertThat(lines(rule, bridge("bridge1", KEY, "b.pem"))).isEmpty();
  }
}
