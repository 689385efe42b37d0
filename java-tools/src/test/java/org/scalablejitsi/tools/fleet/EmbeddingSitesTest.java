package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddingSitesTest {

  private static final String VARIABLE = "jitsi_meet_embedded_by";

  private final EmbeddingSites rule = new EmbeddingSites();

  @ParameterizedTest
  @ValueSource(
      strings = {"https://intranet.example.com", "https://*.example.com", "https://a:8443"})
  void holdsForSites(String site) {
    assertThat(lines(rule, meet("meet1", VARIABLE, List.of(site)))).isEmpty();
  }

  @Test
  void holdsForNoSite() {
    assertThat(lines(rule, meet("meet1"), meet("meet2", VARIABLE, List.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "intranet.example.com",
        "https://example.com/",
        "https://a b",
        "https://a\"; b",
        "'none'",
        "*",
        ""
      })
  void refusesAnythingElse(String site) {
    assertThat(lines(rule, meet("meet1", VARIABLE, List.of(site))))
        .containsExactly(
            "error: host meet1: jitsi_meet_embedded_by has '"
                + site
                + "', which is no web site; write each like `https://intranet.example.com` or"
                + " `https://*.example.com`, without a path [JT311]");
  }
}
