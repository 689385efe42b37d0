package org.scalablejitsi.lab.videobridge;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jitsi.xmpp.mucclient.MucClientManager;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.lab.health.HealthChecker;
import org.scalablejitsi.lab.rest.Reply;
import org.scalablejitsi.lab.rest.RestServer;
import org.scalablejitsi.lab.rest.Routes;

/** The running stand-in: its parts, started in order, until a shutdown ends it. */
final class Videobridge {
  private static final Logger logger = new LoggerImpl("org.jitsi.videobridge.Videobridge");

  private final BridgeSettings settings;
  private final String version;
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final MucClientManager manager = XmppConnection.newManager();
  private final Bridge bridge;
  private @Nullable RestServer server;
  private @Nullable RestServer publicServer;

  Videobridge(BridgeSettings settings, String version) {
    this.settings = settings;
    this.version = version;
    this.bridge =
        new Bridge(
            settings.initialDrain(),
            new ShutdownManager(settings.shutdown(), executor, ended::countDown));
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  void start() throws IOException {
    HealthSettings healthSettings = settings.health();
    MediaPort port = MediaPort.open(healthSettings.udpPort());
    HealthChecker health =
        new HealthChecker(
            healthSettings.interval(),
            healthSettings.timeout(),
            new BridgeHealth(healthSettings, port),
            Clock.systemUTC());
    health.start(executor);
    BridgeStats stats =
        new BridgeStats(settings, version, bridge, manager, health, Clock.systemUTC());
    // Before the first client joins: its first presence tells all.
    manager.setPresenceExtension(stats.presence());
    XmppConnection xmpp = new XmppConnection(manager, new ColibriHandler(bridge), health);
    xmpp.start(settings.clients());
    long millis = settings.presenceInterval().toMillis();
    executor.scheduleAtFixedRate(
        () -> manager.setPresenceExtension(stats.presence()),
        millis,
        millis,
        TimeUnit.MILLISECONDS);
    if (settings.rest().port() > 0) {
      server = startRest(stats, xmpp, health);
    } else {
      logger.info("Not starting private http server");
    }
    if (settings.websocket().served()) {
      publicServer = startPublic(settings.websocket());
    }
  }

  /** Carries no websocket, but says where one would have come to. */
  private static RestServer startPublic(WebsocketSettings websocket) throws IOException {
    logger.info("Starting public http server, base URL " + websocket.url());
    Routes routes =
        new Routes()
            .add(
                "GET /colibri-ws/" + websocket.serverId() + "/*",
                request -> Reply.json(Map.of("url", websocket.url(), "rest", request.rest())));
    return RestServer.start("0.0.0.0", websocket.port(), routes);
  }

  private RestServer startRest(BridgeStats stats, XmppConnection xmpp, HealthChecker health)
      throws IOException {
    RestSettings rest = settings.rest();
    logger.info("Starting private http server");
    Routes routes = new BridgeRest(bridge, stats).routes(rest, version, health);
    if (rest.colibri()) {
      new MucClientRest(xmpp, manager).addTo(routes);
    }
    new LabRest(bridge).addTo(routes);
    return RestServer.start(rest.host(), rest.port(), routes);
  }

  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Leaves the breweries properly, which a signal does not. */
  void stop() {
    logger.info("Bridge shutting down");
    manager.stop();
    if (server != null) {
      server.stop();
    }
    if (publicServer != null) {
      publicServer.stop();
    }
    executor.shutdownNow();
  }
}
