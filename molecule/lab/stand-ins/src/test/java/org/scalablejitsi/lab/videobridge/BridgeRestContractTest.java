package org.scalablejitsi.lab.videobridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jitsi.xmpp.mucclient.MucClientManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.lab.Contract;
import org.scalablejitsi.lab.TestSettings;
import org.scalablejitsi.lab.health.Health;
import org.scalablejitsi.lab.health.HealthChecker;
import org.scalablejitsi.lab.rest.Reply;
import org.scalablejitsi.lab.rest.Routes;

/** The REST answers against those recorded from the real bridge. */
class BridgeRestContractTest {
  private static final String ON =
      """
      videobridge {
        apis.rest.enabled = true
        rest.shutdown.enabled = true
        relay { enabled = true, relay-id = bridge1, region = r1 }
      }
      """;

  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void everyPathAnswersAsRecorded() {
    Routes on = routes(ON);
    Routes off = routes("");
    Properties recorded = Contract.properties("videobridge-rest.properties");
    assertThat(recorded).isNotEmpty();
    recorded.forEach(
        (call, statuses) -> {
          String[] methodAndPath = call.toString().split(" ", 2);
          String answers =
              on.handle(methodAndPath[0], methodAndPath[1], "").status()
                  + " "
                  + off.handle(methodAndPath[0], methodAndPath[1], "").status();
          assertThat(answers).as(call.toString()).isEqualTo(statuses);
        });
  }

  @Test
  void statisticsAndVersionHaveTheRecordedNamesAndTypes() {
    assertThat(Contract.shape(get(routes(ON), "/colibri/stats")))
        .isEqualTo(Contract.recorded("videobridge-stats.json"));
    assertThat(Contract.shape(get(routes(ON), "/about/version")))
        .isEqualTo(Contract.recorded("videobridge-version.json"));
  }

  @Test
  void metricsFailForAClientThatDoesNotSayWhatItAccepts() {
    Routes routes = routes(ON);
    assertThat(routes.handle("GET", "/metrics", "", null).status()).isEqualTo(500);
    assertThat(routes.handle("GET", "/metrics", "", "text/plain").body())
        .contains("jitsi_jvb_conferences 0.0");
  }

  @Test
  void drainIsSwitchedAndTold() {
    Routes routes = routes("");
    assertThat(get(routes, "/colibri/drain")).isEqualTo("{\"drain\":false}");
    routes.handle("POST", "/colibri/drain/enable", "");
    assertThat(get(routes, "/colibri/drain")).isEqualTo("{\"drain\":true}");
  }

  @Test
  void labConferencesShowInTheStatistics() {
    Routes routes = routes(ON);
    Reply opened = routes.handle("POST", "/lab/conferences", "{\"id\":\"c\",\"participants\":3}");
    assertThat(opened.status()).isEqualTo(200);
    assertThat(get(routes, "/colibri/stats"))
        .contains("\"conferences\":1,\"participants\":3", "\"stress_level\":0.03");
    assertThat(routes.handle("DELETE", "/lab/conferences/c", "").status()).isEqualTo(200);
    assertThat(routes.handle("DELETE", "/lab/conferences/c", "").status()).isEqualTo(404);
  }

  @Test
  void peopleOnOtherBridgesAreParticipantsAndKeepNobodyFromAShutdown() {
    Routes routes = routes(ON);
    routes.handle("POST", "/lab/conferences", "{\"id\":\"c\",\"participants\":0,\"relayed\":1}");
    assertThat(get(routes, "/colibri/stats"))
        .contains(
            "\"conferences\":1,\"participants\":1,\"endpoints\":1,\"local_endpoints\":0",
            "\"octo_conferences\":1,\"octo_endpoints\":1");
    routes.handle("POST", "/colibri/shutdown", "{\"graceful-shutdown\":true}");
    assertThat(get(routes, "/colibri/stats")).contains("\"shutting_down\":true");
  }

  @Test
  void mucClientsAreCheckedBeforeTheyAreAdded() {
    Routes routes = routes(ON);
    assertThat(get(routes, "/colibri/muc-client/list")).isEqualTo("[]");
    assertThat(add(routes, "{\"id\":\"x\"}")).isEqualTo(400);
    assertThat(add(routes, "{\"HOSTNAME\":\"h\"}")).isEqualTo(400);
    assertThat(add(routes, "[]")).isEqualTo(400);
    assertThat(add(routes, "{")).isEqualTo(500);
  }

  @Test
  void gracefulShutdownNeedsItsWord() {
    Routes routes = routes(ON);
    assertThat(routes.handle("POST", "/colibri/shutdown", "{}").status()).isEqualTo(400);
    assertThat(routes.handle("POST", "/colibri/shutdown", "{\"graceful-shutdown\":true}").status())
        .isEqualTo(200);
    assertThat(get(routes, "/colibri/stats"))
        .contains("\"graceful_shutdown\":true", "\"shutting_down\":true");
  }

  private static int add(Routes routes, String body) {
    return routes.handle("POST", "/colibri/muc-client/add", body).status();
  }

  private static String get(Routes routes, String path) {
    return routes.handle("GET", path, "").body();
  }

  private Routes routes(String hocon) {
    BridgeSettings settings = BridgeSettings.read(TestSettings.hocon(hocon));
    Bridge bridge = new Bridge(false, new ShutdownManager(settings.shutdown(), executor, () -> {}));
    MucClientManager manager = XmppConnection.newManager();
    HealthChecker health =
        new HealthChecker(
            settings.health().interval(),
            settings.health().timeout(),
            () -> Health.GOOD,
            Clock.systemUTC());
    BridgeStats stats =
        new BridgeStats(settings, "2.3.0-lab", bridge, manager, health, Clock.systemUTC());
    Routes routes = new BridgeRest(bridge, stats).routes(settings.rest(), "2.3.0-lab", health);
    if (settings.rest().colibri()) {
      XmppConnection xmpp = new XmppConnection(manager, new ColibriHandler(bridge), health);
      new MucClientRest(xmpp, manager).addTo(routes);
    }
    new LabRest(bridge).addTo(routes);
    return routes;
  }
}
