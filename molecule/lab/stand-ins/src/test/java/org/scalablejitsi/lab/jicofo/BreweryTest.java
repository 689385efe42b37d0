package org.scalablejitsi.lab.jicofo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.lab.Contract;
import org.scalablejitsi.lab.LogCapture;
import org.scalablejitsi.lab.TestSettings;

class BreweryTest {
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
  private final BridgeSelector selector =
      new BridgeSelector(
          BridgeSettings.read(TestSettings.hocon("")), Clock.systemUTC(), Runnable::run);
  private final XmppSettings xmpp =
      XmppSettings.read(TestSettings.hocon("jicofo.xmpp.client { domain = a.d, xmpp-domain = d }"));
  private final Brewery brewery =
      new Brewery(
          new XmppProvider(xmpp, executor, Runnable::run),
          Presences.jid("any").asEntityBareJid(),
          selector,
          executor);

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void writesTheLinesOfTheRealJicofo() {
    Properties recorded = Contract.properties("jicofo-log.properties");
    try (LogCapture log = new LogCapture("org.jitsi.jicofo.bridge.BridgeMucDetector")) {
      brewery.presence(available("bridge1"));
      assertThat(log.lines()).last().asString().matches(recorded.getProperty("brewery-added"));
      brewery.presence(presence("bridge1").ofType(Presence.Type.unavailable).build());
      assertThat(log.lines()).last().asString().matches(recorded.getProperty("brewery-removed"));
    }
  }

  @Test
  void twoBridgesUnderOneNicknameAreOne() {
    brewery.presence(available("bridge1"));
    brewery.presence(available("bridge1"));
    assertThat(selector.all()).hasSize(1);
  }

  @Test
  void anOccupantWithoutStatisticsIsNoBridge() {
    brewery.presence(presence("focus").build());
    assertThat(selector.all()).isEmpty();
  }

  private static Presence available(String nickname) {
    return presence(nickname).addExtension(Presences.running(nickname, 0.0)).build();
  }

  private static PresenceBuilder presence(String nickname) {
    return StanzaBuilder.buildPresence("1").from(Presences.jid(nickname));
  }
}
