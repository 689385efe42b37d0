package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowedOriginsTest {

  private static final String VARIABLE = "jitsi_meet_allowed_origins";

  private final AllowedOrigins rule = new AllowedOrigins();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com",
        "https://a:8443",
        "https://xn--bcher-kva.example",
        "https://192.0.2.7:80",
        "http://localhost:3000",
        "http://localhost:443"
      })
  void holdsForOrigins(String origin) {
    assertThat(lines(rule, meet("meet1", VARIABLE, List.of(origin)))).isEmpty();
  }

  @Test
  void holdsForNone() {
    assertThat(lines(rule, meet("meet1"), meet("meet2", VARIABLE, List.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.example.com",
        "https://app.example.com/",
        "https://app.example.com:443",
        "http://localhost:80",
        "https://App.example.com",
        "https://*.example.com",
        "https://a b",
        "https://a\"; b",
        "https://a.*",
        "https://a|b",
        "file://a",
        "null",
        "*",
        ""
      })
  void refusesAnythingElse(String origin) {
    assertThat(lines(rule, meet("meet1", VARIABLE, List.of("https://app.example.com", origin))))
        .containsExactly(
            "error: host meet1: jitsi_meet_allowed_origins has '"
                + origin
                + "', which is no origin as browsers send it; write each like"
                + " `https://app.example.com` or `https://app.example.com:8443`: small letters, no"
                + " path, no `*`, no port 443 [JT314]");
  }
}
