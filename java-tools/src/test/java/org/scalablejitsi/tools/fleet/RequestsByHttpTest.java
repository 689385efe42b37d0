package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestsByHttpTest {

  private static final String URL = "https://meet.example.com/conference-request/v1";

  private final RequestsByHttp rule = new RequestsByHttp();

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "jwt"})
  void holdsWhereNobodyLogsInWithAnAccount(String authentication) {
    assertThat(judged(authentication, Map.of("conferenceRequestUrl", URL))).isEmpty();
  }

  @Test
  void holdsWithoutTheUrl() {
    assertThat(judged("internal", Map.of())).isEmpty();
    assertThat(judged("internal", Map.of("conferenceRequestUrl", ""))).isEmpty();
  }

  @Test
  void refusesToAskOverHttpForAccounts() {
    assertThat(judged("internal", Map.of("conferenceRequestUrl", URL)))
        .containsExactly(
            "error: host meet1: jitsi_meet_authentication is internal, and jitsi_meet_config has"
                + " conferenceRequestUrl, over which jicofo knows nobody with an account; leave it"
                + " out: browsers then ask over XMPP [JT336]");
  }

  private List<String> judged(String authentication, Map<String, Object> settings) {
    return lines(
        rule,
        meet(
            "meet1",
            Map.of("jitsi_meet_authentication", authentication, AppSettings.VARIABLE, settings)));
  }
}
