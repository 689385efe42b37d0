package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AuthenticationSettingsTest {

  private static final Map<String, Object> ACCOUNTS =
      Map.of("jitsi_meet_accounts", List.of("anna"));
  private static final Map<String, Object> APP = Map.of("jitsi_meet_jwt_app_id", "shop");

  private final AuthenticationSettings rule = new AuthenticationSettings();

  @Test
  void holdsWhereAllFits() {
    assertThat(judged("anonymous", Map.of("jitsi_meet_accounts", List.of()))).isEmpty();
    assertThat(judged("internal", ACCOUNTS)).isEmpty();
    assertThat(judged("jwt", APP)).isEmpty();
    assertThat(lines(rule, meet("meet1"))).isEmpty();
  }

  @Test
  void refusesAWayThatWouldLetNobodyOpenAConference() {
    assertThat(judged("internal", Map.of()))
        .containsExactly(
            "error: host meet1: jitsi_meet_authentication is internal and jitsi_meet_accounts is"
                + " missing, so nobody could open a conference; set jitsi_meet_accounts [JT321]");
    assertThat(judged("jwt", Map.of()))
        .containsExactly(
            "error: host meet1: jitsi_meet_authentication is jwt and jitsi_meet_jwt_app_id is"
                + " missing, so nobody could open a conference; set jitsi_meet_jwt_app_id"
                + " [JT321]");
  }

  @Test
  void refusesWhatOnlyAnotherWayReads() {
    assertThat(judged("anonymous", ACCOUNTS))
        .containsExactly(
            "error: host meet1: jitsi_meet_authentication is anonymous, which does not read"
                + " jitsi_meet_accounts; set `jitsi_meet_authentication: internal`, or leave"
                + " jitsi_meet_accounts out [JT321]");
    assertThat(judged("anonymous", APP)).hasSize(1);
    assertThat(judged("anonymous", Map.of("jitsi_meet_jwt_allow_empty", true))).hasSize(1);
  }

  private List<String> judged(String way, Map<String, Object> others) {
    Map<String, Object> variables = new HashMap<>(others);
    variables.put("jitsi_meet_authentication", way);
    return lines(rule, meet("meet1", variables));
  }
}
