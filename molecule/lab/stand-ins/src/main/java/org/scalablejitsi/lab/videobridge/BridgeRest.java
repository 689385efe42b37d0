package org.scalablejitsi.lab.videobridge;

import java.util.Map;
import org.scalablejitsi.lab.health.HealthChecker;
import org.scalablejitsi.lab.rest.About;
import org.scalablejitsi.lab.rest.Json;
import org.scalablejitsi.lab.rest.PrometheusText;
import org.scalablejitsi.lab.rest.Reply;
import org.scalablejitsi.lab.rest.Request;
import org.scalablejitsi.lab.rest.Routes;

/** The private REST answers; what is switched off is not found. */
final class BridgeRest {
  private final Bridge bridge;
  private final BridgeStats stats;

  BridgeRest(Bridge bridge, BridgeStats stats) {
    this.bridge = bridge;
    this.stats = stats;
  }

  Routes routes(RestSettings settings, String version, HealthChecker health) {
    Routes routes = new Routes();
    if (settings.health()) {
      routes.add("GET /about/health", request -> health.reply());
    }
    if (settings.version()) {
      routes.add("GET /about/version", request -> new About("JVB", version).reply());
    }
    if (settings.colibri()) {
      routes.add("GET /colibri/stats", request -> Reply.json(stats.all()));
    }
    if (settings.drain()) {
      routes.add("GET /colibri/drain", request -> Reply.json(Map.of("drain", bridge.draining())));
      routes.add("POST /colibri/drain/enable", request -> drain(true));
      routes.add("POST /colibri/drain/disable", request -> drain(false));
    }
    if (settings.shutdown()) {
      routes.add("POST /colibri/shutdown", this::shutdown);
    }
    if (settings.prometheus()) {
      routes.add("GET /metrics", this::metrics);
    }
    return routes;
  }

  private Reply drain(boolean on) {
    bridge.drain(on);
    return Reply.ok();
  }

  private Reply shutdown(Request request) {
    try {
      if (!(Json.readObject(request.body()).get("graceful-shutdown") instanceof Boolean graceful)) {
        return Reply.empty(400);
      }
      bridge.shutDown(graceful);
      return Reply.ok();
    } catch (Json.Malformed e) {
      return Reply.empty(400);
    }
  }

  private Reply metrics(Request request) {
    if (request.accept() == null) {
      // The real one looks for a comma in what is not there.
      return Reply.empty(500);
    }
    Map<String, Object> all = stats.all();
    PrometheusText text =
        new PrometheusText("jitsi_jvb")
            .gauge("conferences", "Current number of conferences.", number(all, "conferences"))
            .gauge("local_endpoints", "Local endpoints.", number(all, "local_endpoints"))
            .gauge("stress", "Current stress (between 0 and 1).", stats.stress())
            .gauge("drain_mode", "Whether drain mode is on.", bridge.draining())
            .gauge("healthy", "Whether the bridge is healthy.", flag(all, "healthy"))
            .gauge("graceful_shutdown", "Graceful shutdown.", flag(all, "graceful_shutdown"))
            .gauge("shutting_down", "Shutting down.", flag(all, "shutting_down"));
    for (String name :
        new String[] {
          "muc_clients_configured", "muc_clients_connected", "mucs_configured", "mucs_joined"
        }) {
      text.gauge(name, "XMPP: " + name.replace('_', ' ') + ".", number(all, name));
    }
    return text.reply();
  }

  private static double number(Map<String, Object> all, String key) {
    return all.get(key) instanceof Number number ? number.doubleValue() : 0;
  }

  private static boolean flag(Map<String, Object> all, String key) {
    return Boolean.TRUE.equals(all.get(key));
  }
}
