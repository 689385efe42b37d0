package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GuestHostTest {

  private final GuestHost rule = new GuestHost();

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
        rule,
        meet(
            "meet1",
            Map.of(
                "jitsi_domain",
                "meet.example.com",
                AuthenticationSettings.AUTHENTICATION,
                authentication,
                AppSettings.VARIABLE,
                settings)));
  }
}
