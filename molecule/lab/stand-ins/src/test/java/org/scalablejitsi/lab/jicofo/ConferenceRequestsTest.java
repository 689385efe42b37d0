package org.scalablejitsi.lab.jicofo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;
import org.scalablejitsi.lab.TestSettings;

/** Who may open conferences, as the real jicofo decides it. A room cannot be joined here. */
class ConferenceRequestsTest {
  private static final String INTERNAL =
      "jicofo.authentication { enabled = true, type = XMPP, login-url = d }";

  @Test
  void aGuestWaitsUntilSomebodyWithAnAccountHasCome() throws Exception {
    assertThat(condition(INTERNAL, "guest@guest.d/x", "m"))
        .isEqualTo(StanzaError.Condition.not_authorized);
  }

  @Test
  void whoHasAnAccountNamesTheBrowser() throws Exception {
    assertThat(condition(INTERNAL, "anna@d/x", "")).isEqualTo(StanzaError.Condition.not_acceptable);
  }

  @Test
  void whoeverMayGetsARoom() {
    for (String[] who : new String[][] {{INTERNAL, "anna@d/x"}, {"", "guest@d/x"}}) {
      assertThatThrownBy(() -> answer(who[0], request(who[1], "m")))
          .hasMessageContaining("not connected");
    }
  }

  @Test
  void anUnknownSessionIsRefused() throws Exception {
    ConferenceIq request = request("guest@guest.d/x", "m");
    request.setSessionId("old");
    assertThat(answer(INTERNAL, request).getError().toXML("").toString())
        .contains("session-invalid");
  }

  private static StanzaError.Condition condition(String hocon, String from, String machine)
      throws Exception {
    return answer(hocon, request(from, machine)).getError().getCondition();
  }

  private static ConferenceIq request(String from, String machine) throws Exception {
    ConferenceIq request = new ConferenceIq();
    request.setType(IQ.Type.set);
    request.setFrom(JidCreate.from(from));
    request.setRoom(JidCreate.entityBareFrom("room@conference.d"));
    request.setMachineUID(machine);
    return request;
  }

  private static IQ answer(String hocon, ConferenceIq request) throws Exception {
    BridgeSelector selector =
        new BridgeSelector(
            BridgeSettings.read(TestSettings.hocon("")), Clock.systemUTC(), Runnable::run);
    return new Parts(selector, hocon).requests.handle(request);
  }
}
