package org.scalablejitsi.lab.jicofo;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsIqProvider;
import org.jitsi.xmpp.extensions.colibri2.IqProviderUtils;
import org.jitsi.xmpp.extensions.health.HealthCheckIQProvider;
import org.scalablejitsi.lab.health.Health;
import org.scalablejitsi.lab.health.HealthChecker;
import org.scalablejitsi.lab.rest.RestServer;

/** The running stand-in: its parts, wired and started in order. */
final class Jicofo {
  private static final Logger logger = new LoggerImpl("org.jitsi.jicofo.JicofoServices");

  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);
  private final ExecutorService events = Executors.newSingleThreadExecutor();

  void start(JicofoSettings settings, String version) throws IOException {
    IqProviderUtils.registerProviders();
    HealthCheckIQProvider.registerIQProvider();
    ColibriStatsIqProvider unused = new ColibriStatsIqProvider();

    XmppProvider xmpp = new XmppProvider(settings.xmpp(), executor, events);
    BridgeSelector selector = new BridgeSelector(settings.bridge(), Clock.systemUTC(), events);
    Focus focus = new Focus(selector, new Colibri(xmpp.connection()));
    // The focus first: what it forgets with the login, no lost bridge has to move.
    xmpp.addListener(focus);
    selector.addListener(focus);
    addDoctor(settings, xmpp, selector);
    addBrewery(settings, xmpp, selector);

    Optional<HealthChecker> health = health(settings.health(), selector);
    JicofoStats stats = new JicofoStats(selector, focus, version, health);
    ConferenceRequests requests = new ConferenceRequests(focus, settings.xmpp().jid());
    RestSettings rest = settings.rest();
    RestServer.start(
        rest.host(),
        rest.port(),
        new JicofoRest(stats, requests, focus).routes(rest, version, health));
    xmpp.start();
  }

  private void addDoctor(JicofoSettings settings, XmppProvider xmpp, BridgeSelector selector) {
    if (settings.bridge().healthChecks()) {
      long millis = settings.bridge().healthInterval().toMillis();
      selector.addListener(new Doctor(xmpp.connection(), executor, millis));
    } else {
      logger.warn("JVB health-checks disabled");
    }
  }

  private static void addBrewery(
      JicofoSettings settings, XmppProvider xmpp, BridgeSelector selector) {
    settings
        .brewery()
        .ifPresentOrElse(
            jid -> xmpp.addListener(new Brewery(xmpp, jid, settings.xmpp().username(), selector)),
            // The real jicofo goes on as well, without any bridge.
            () -> logger.error("No bridge detector configured."));
  }

  private Optional<HealthChecker> health(HealthSettings settings, BridgeSelector selector) {
    if (!settings.enabled()) {
      return Optional.empty();
    }
    HealthChecker checker =
        new HealthChecker(
            settings.interval(), settings.timeout(), () -> check(selector), Clock.systemUTC());
    checker.start(executor);
    return Optional.of(checker);
  }

  static Health check(BridgeSelector selector) {
    boolean usable =
        selector.all().stream()
            .anyMatch(bridge -> bridge.operational() && !bridge.inGracefulShutdown());
    return usable
        ? Health.GOOD
        : Health.bad(
            "No operational bridges available (total bridge count: " + selector.all().size() + ")");
  }
}
