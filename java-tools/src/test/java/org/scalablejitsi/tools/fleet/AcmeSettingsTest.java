package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AcmeSettingsTest {

  private static final String EMAIL = "jitsi_meet_acme_email";
  private static final String SERVER = "jitsi_meet_acme_server";

  private final AcmeSettings rule = new AcmeSettings();

  @ParameterizedTest
  @ValueSource(strings = {"https://acme.example.com/directory", "https://10.0.0.1:14000/dir"})
  void holdsForDirectories(String server) {
    assertThat(lines(rule, meet("meet1", Map.of(SERVER, server, EMAIL, "a.b+c@example.com"))))
        .isEmpty();
  }

  @Test
  void asksForNothing() {
    assertThat(lines(rule, meet("meet1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://acme.example.com/directory", "acme.example.com", "https://a b/"})
  void refusesOtherServers(String server) {
    assertThat(lines(rule, meet("meet1", SERVER, server)))
        .containsExactly(
            "error: host meet1: jitsi_meet_acme_server '"
                + server
                + "' is no https address of a directory; write it like"
                + " `https://acme-v02.api.letsencrypt.org/directory` [JT313]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "admin@example", "a b@example.com"})
  void refusesOtherMailAddresses(String email) {
    assertThat(lines(rule, meet("meet1", EMAIL, email)))
        .containsExactly(
            "error: host meet1: jitsi_meet_acme_email '"
                + email
                + "' is no mail address; write it like `admin@example.com` [JT313]");
  }
}
