package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificatePathsTest {
  private static final String CERTIFICATE = "jitsi_meet_tls_certificate";
  private static final String KEY = "jitsi_meet_tls_key";

  private final CertificatePaths rule = new CertificatePaths();

  @ParameterizedTest
  @ValueSource(strings = {"/etc/ssl/meet.example.com.crt", "/a", "/srv/Z_9-@+/../x.pem"})
  void holdsForPlainAbsolutePaths(String path) {
    assertThat(lines(rule, meet("meet1", CERTIFICATE, path), meet("meet2", KEY, path))).isEmpty();
  }

  @Test
  void holdsWithoutACertificate() {
    assertThat(lines(rule, meet("meet1"), bridge("bridge1", KEY, "a b"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "meet.crt",
        "~/meet.crt",
        "/",
        "/etc/my cert",
        "/a;b",
        "/a'b",
        "/a\"b",
        "/a$b",
        "/a%b",
        "/a{b",
        "/ä",
        "/a\\b"
      })
  void refusesAnyOther(String path) {
    assertThat(lines(rule, meet("meet1", CERTIFICATE, path)))
        .containsExactly(line(CERTIFICATE, path));
    assertThat(lines(rule, meet("meet1", KEY, path))).containsExactly(line(KEY, path));
    assertThat(lines(rule, meet("meet1", "jitsi_meet_acme_ca", path)))
        .containsExactly(line("jitsi_meet_acme_ca", path));
  }

  private static String line(String variable, String path) {
    return "error: host meet1: "
        + variable
        + " '"
        + path
        + "' is no plain absolute path; use a path on the meet host that begins with / and"
        + " consists of A-Z, a-z, 0-9 and / . _ @ + - [JT010]";
  }
}
