package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may open conferences. */
final class AccountRulesTest {

  @Nested
  class AccountNames {

    @Test
    void holdsForSmallLettersDigitsAndMarks() {
      assertThat(judged("anna", "b.c-d_1", "1")).isEmpty();
      assertThat(judged()).isEmpty();
      assertThat(lines("JT320", meet("meet1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna", "anna@meet.example.com", "", "a b", "-a", "ä", "a/b", "a'b"})
    void refusesOthers(String name) {
      assertThat(judged(name))
          .containsExactly(
              "error: host meet1: jitsi_meet_accounts has '"
                  + name
                  + "', which is no name of an account; use up to 63 small letters, digits and ._-,"
                  + " with a letter or digit first, without @domain [JT320]");
    }

    @Test
    void refusesANameThatIsThereTwice() {
      assertThat(judged("anna", "ben", "anna"))
          .containsExactly(
              "error: host meet1: jitsi_meet_accounts has 'anna' twice; take one out [JT320]");
    }

    private List<String> judged(String... names) {
      return lines("JT320", meet("meet1", "jitsi_meet_accounts", List.of(names)));
    }
  }

  @Nested
  class AuthenticationSettings {

    private static final Map<String, Object> ACCOUNTS =
        Map.of("jitsi_meet_accounts", List.of("anna"));
    private static final Map<String, Object> APP = Map.of("jitsi_meet_jwt_app_id", "shop");

    @Test
    void holdsWhereAllFits() {
      assertThat(judged("anonymous", Map.of("jitsi_meet_accounts", List.of()))).isEmpty();
      assertThat(judged("internal", ACCOUNTS)).isEmpty();
      assertThat(judged("jwt", APP)).isEmpty();
      assertThat(lines("JT321", meet("meet1"))).isEmpty();
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
      return lines("JT321", meet("meet1", variables));
    }
  }

  @Nested
  class GuestHost {

    @Test
    void holdsWhereTheInventorySaysNothing() {
      assertThat(judged("internal", Map.of())).isEmpty();
      assertThat(judged("anonymous", Map.of("hosts", Map.of("domain", "x")))).isEmpty();
    }

    @Test
    void holdsForTheHostThatProsodyHas() {
      assertThat(judged("internal", guests("guest.meet.example.com"))).isEmpty();
      assertThat(judged("anonymous", guests(""))).isEmpty();
    }

    @Test
    void refusesAHostForGuestsThatProsodyDoesNotHave() {
      assertThat(judged("jwt", guests("guest.meet.example.com")))
          .containsExactly(
              "error: host meet1: jitsi_meet_config has hosts.anonymousdomain:"
                  + " 'guest.meet.example.com', and with jitsi_meet_authentication jwt prosody has no"
                  + " host for guests; leave it out; the role sets it where there are guests"
                  + " [JT322]");
    }

    @Test
    void refusesAnotherHostThanThatOfTheGuests() {
      assertThat(judged("internal", guests("")))
          .containsExactly(
              "error: host meet1: jitsi_meet_config has hosts.anonymousdomain: '', and with"
                  + " jitsi_meet_authentication internal guests log in at guest.meet.example.com and"
                  + " nowhere else; leave it out; the role sets it where there are guests [JT322]");
    }

    private static Map<String, Object> guests(String domain) {
      return Map.of("hosts", Map.of("anonymousdomain", domain));
    }

    private List<String> judged(String authentication, Map<String, Object> settings) {
      return lines(
          "JT322",
          meet(
              "meet1",
              Map.of(
                  "jitsi_domain",
                  "meet.example.com",
                  "jitsi_meet_authentication",
                  authentication,
                  "jitsi_meet_config",
                  settings)));
    }
  }

  @Nested
  class TokenLogin {

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
          "JT323",
          meet(
              "meet1",
              Map.of("jitsi_meet_authentication", authentication, "jitsi_meet_config", settings)));
    }
  }

  @Nested
  class RequestsByHttp {

    private static final String URL = "https://meet.example.com/conference-request/v1";

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
          "JT336",
          meet(
              "meet1",
              Map.of("jitsi_meet_authentication", authentication, "jitsi_meet_config", settings)));
    }
  }
}
