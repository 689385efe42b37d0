package org.scalablejitsi.lab.jicofo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.scalablejitsi.lab.health.HealthChecker;
import org.scalablejitsi.lab.rest.About;
import org.scalablejitsi.lab.rest.Json;
import org.scalablejitsi.lab.rest.Reply;
import org.scalablejitsi.lab.rest.Request;
import org.scalablejitsi.lab.rest.Routes;

/** Jicofo's REST answers; what is switched off is not found. */
final class JicofoRest {
  private static final String CONFERENCES = "/lab/conferences";

  private final JicofoStats stats;
  private final ConferenceRest requests;
  private final Focus focus;

  JicofoRest(JicofoStats stats, ConferenceRest requests, Focus focus) {
    this.stats = stats;
    this.requests = requests;
    this.focus = focus;
  }

  Routes routes(RestSettings settings, String version, Optional<HealthChecker> health) {
    Routes routes = new Routes();
    routes.add("GET /about/version", request -> new About("JiCoFo", version).reply());
    health.ifPresent(checker -> routes.add("GET /about/health", request -> checker.reply()));
    routes.add("GET /stats", request -> Reply.json(stats.stats()));
    if (settings.debug()) {
      routes.add("GET /debug", request -> Reply.json(stats.debug()));
      routes.add("GET /debug/conferences", request -> rooms());
    }
    if (settings.prometheus()) {
      routes.add("GET /metrics", request -> stats.metrics());
    }
    if (settings.conferenceRequest()) {
      routes.add("POST /conference-request/v1", requests);
    }
    routes.add("GET " + CONFERENCES, request -> conferences());
    routes.add("POST " + CONFERENCES, this::open);
    routes.add("DELETE " + CONFERENCES + "/*", this::end);
    return routes;
  }

  private Reply rooms() {
    return new Reply(
        200, "application/json", Json.write(focus.all().stream().map(Conference::room).toList()));
  }

  /** Lab only: which bridge carries what. */
  private Reply conferences() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Conference conference : focus.all()) {
      Map<String, Object> state = new LinkedHashMap<>();
      state.put(
          "bridge",
          conference
              .bridge()
              .map(bridge -> bridge.jid().getResourcepart().toString())
              .orElse(null));
      state.put("participants", conference.participants());
      state.put("meeting-id", conference.meetingId());
      all.put(conference.room(), state);
    }
    return Reply.json(all);
  }

  /** Lab only: a conference that a bridge carries, without a room and people in it. */
  private Reply open(Request request) {
    try {
      Map<String, Object> json = Json.readObject(request.body());
      if (!(json.get("room") instanceof String room)
          || !(json.getOrDefault("participants", 2L) instanceof Long participants)) {
        return Reply.text(400, "{\"room\": \"…\", \"participants\": 2} is expected");
      }
      boolean taken = focus.request(room, participants.intValue()).isPresent();
      return Reply.json(Map.of("room", room, "ready", taken));
    } catch (Json.Malformed e) {
      return Reply.text(400, String.valueOf(e.getMessage()));
    }
  }

  /** Lab only: nobody can hang up where nobody has called. */
  private Reply end(Request request) {
    return Reply.empty(focus.end(request.rest()) ? 200 : 404);
  }
}
