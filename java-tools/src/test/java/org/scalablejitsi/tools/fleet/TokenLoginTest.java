package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TokenLoginTest {

  private final TokenLogin rule = new TokenLogin();

  @Test
  void holdsWhereProsodyTakesTokens() {
    assertThat(judged("jwt", Map.of("tokenAuthUrl", "https://login.example.com"))).isEmpty();
    assertThat(judged("internal", Map.of("tokenAuthUrl", ""))).isEmpty();
    assertThat(judged("anonymous", Map.of())).isEmpty();
  }

  @Test
  void refusesTokensThatProsodyDoesNotTake() {
    assertThat(judged("anonymous", Map.of("tokenAuthUrl", "https://login.example.com")))
        .containsExactly(
            "error: host meet1: jitsi_meet_config has tokenAuthUrl, where people get a token, and"
                + " jitsi_meet_authentication is anonymous, with which prosody takes none; set"
                + " `jitsi_meet_authentication: jwt`, or leave tokenAuthUrl out [JT323]");
  }

  private List<String> judged(String authentication, Map<String, Object> settings) {
    return lines(
        rule,
        meet(
            "meet1",
            Map.of(
                AuthenticationSettings.AUTHENTICATION,
                authentication,
                AppSettings.VARIABLE,
                settings)));
  }
}
