package org.scalablejitsi.lab.jicofo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.lab.Contract;
import org.scalablejitsi.lab.TestSettings;
import org.scalablejitsi.lab.health.HealthChecker;
import org.scalablejitsi.lab.rest.Reply;
import org.scalablejitsi.lab.rest.Routes;

/** The REST answers against those recorded from the real jicofo. */
class JicofoRestContractTest {
  private final BridgeSelector selector =
      new BridgeSelector(
          BridgeSettings.read(TestSettings.hocon("")), Clock.systemUTC(), Runnable::run);

  @Test
  void statisticsAndDebugHaveTheRecordedNamesAndTypes() {
    selector.update(Presences.jid("bridge1"), Presences.running("bridge1", 0.1));
    Routes routes = routes(Optional.empty());
    assertThat(Contract.shape(get(routes, "/stats")))
        .isEqualTo(Contract.recorded("jicofo-stats.json"));
    assertThat(Contract.shape(get(routes, "/debug")))
        .isEqualTo(Contract.recorded("jicofo-debug.json"));
    assertThat(get(routes, "/debug")).contains("\"relay-id\":\"bridge1\"");
  }

  @Test
  void healthIsNotFoundUntilItIsAskedFor() {
    assertThat(routes(Optional.empty()).handle("GET", "/about/health", "").status()).isEqualTo(404);
    HealthChecker checker =
        new HealthChecker(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            () -> Jicofo.check(selector, () -> {}),
            Clock.systemUTC());
    assertThat(routes(Optional.of(checker)).handle("GET", "/about/health", "").status())
        .isEqualTo(200);
  }

  @Test
  void healthNeedsABridge() {
    assertThat(Jicofo.check(selector, () -> {}).message())
        .isEqualTo("No operational bridges available (total bridge count: 0)");
  }

  @Test
  void aRequestByHttpHasARoom() {
    assertThat(request("{\"room\":\"no room\"}").status()).isEqualTo(400);
    assertThat(request("{}").status()).isEqualTo(400);
    assertThat(request("nothing").status()).isEqualTo(400);
  }

  @Test
  void conferencesOfTheLabNeedABridge() {
    assertThat(
            routes(Optional.empty())
                .handle("POST", "/lab/conferences", "{\"room\":\"r@conference.d\"}")
                .body())
        .contains("\"ready\":false");
  }

  private Reply request(String body) {
    return routes(Optional.empty()).handle("POST", "/conference-request/v1", body);
  }

  private static String get(Routes routes, String path) {
    return routes.handle("GET", path, "").body();
  }

  private Routes routes(Optional<HealthChecker> health) {
    Parts parts = new Parts(selector, "");
    JicofoStats stats = new JicofoStats(selector, parts.focus, "1.1.0-lab", health);
    return new JicofoRest(stats, new ConferenceRest(parts.requests), parts.focus)
        .routes(RestSettings.read(TestSettings.hocon("")), "1.1.0-lab", health);
  }
}
