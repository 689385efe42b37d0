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
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIqProvider;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jxmpp.stringprep.XmppStringprepException;
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

    ConferenceIqProvider alsoUnused = new ConferenceIqProvider();

    XmppProvider xmpp = new XmppProvider(settings.xmpp(), executor, events);
    BridgeSelector selector = new BridgeSelector(settings.bridge(), Clock.systemUTC(), events);
    Focus focus = new Focus(selector, new Colibri(xmpp.connection()));
    // The focus first: what it forgets with the login, no lost bridge has to move.
    xmpp.addListener(focus);
    selector.addListener(focus);
    Components components = new Components(xmpp);
    Optional<Authentication> authentication =
        settings.authentication().domain().map(Authentication::new);
    Rooms rooms =
        new Rooms(xmpp, settings.conference(), authentication, components, focus, executor);
    xmpp.addListener(rooms);
    addDoctor(settings, xmpp, selector);
    addBrewery(settings, xmpp, selector);

    xmpp.addListener(components);
    ConferenceRequests requests =
        new ConferenceRequests(rooms, authentication, components, settings.xmpp().jid());
    xmpp.connection()
        .registerIQRequestHandler(new ConferenceIqHandler(requests, settings.xmpp().clientProxy()));

    Optional<HealthChecker> health = health(settings.health(), selector, rooms);
    JicofoStats stats = new JicofoStats(selector, focus, version, health);
    RestSettings rest = settings.rest();
    RestServer.start(
        rest.host(),
        rest.port(),
        new JicofoRest(stats, new ConferenceRest(requests), focus).routes(rest, version, health));
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

  private void addBrewery(JicofoSettings settings, XmppProvider xmpp, BridgeSelector selector) {
    settings
        .brewery()
        .ifPresentOrElse(
            jid -> xmpp.addListener(new Brewery(xmpp, jid, selector, executor)),
            // The real jicofo goes on as well, without any bridge.
            () -> logger.error("No bridge detector configured."));
  }

  private Optional<HealthChecker> health(
      HealthSettings settings, BridgeSelector selector, Rooms rooms) {
    if (!settings.enabled()) {
      return Optional.empty();
    }
    HealthChecker checker =
        new HealthChecker(
            settings.interval(),
            settings.timeout(),
            () -> check(selector, rooms::check),
            Clock.systemUTC());
    checker.start(executor);
    return Optional.of(checker);
  }

  /** Opens a room. */
  @FunctionalInterface
  interface Trial {
    void open() throws SmackException, XMPPException, XmppStringprepException, InterruptedException;
  }

  /** A bridge has to be there, and a room has to open as for people. */
  static Health check(BridgeSelector selector, Trial trial) {
    boolean usable =
        selector.all().stream()
            .anyMatch(bridge -> bridge.operational() && !bridge.inGracefulShutdown());
    if (!usable) {
      return Health.bad(
          "No operational bridges available (total bridge count: " + selector.all().size() + ")");
    }
    try {
      trial.open();
      return Health.GOOD;
    } catch (SmackException | XMPPException | XmppStringprepException e) {
      return Health.bad("Failed to run health check: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.bad("interrupted");
    }
  }
}
