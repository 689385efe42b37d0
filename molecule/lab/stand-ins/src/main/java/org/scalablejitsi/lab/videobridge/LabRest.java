package org.scalablejitsi.lab.videobridge;

import java.util.Map;
import org.scalablejitsi.lab.rest.Json;
import org.scalablejitsi.lab.rest.Reply;
import org.scalablejitsi.lab.rest.Request;
import org.scalablejitsi.lab.rest.Routes;

/** The lab's own calls, which no real bridge has: conferences without jicofo. */
final class LabRest {
  private static final String CONFERENCES = "/lab/conferences";

  private final Bridge bridge;

  LabRest(Bridge bridge) {
    this.bridge = bridge;
  }

  void addTo(Routes routes) {
    routes.add("GET " + CONFERENCES, request -> Reply.json(bridge.conferences().sizes()));
    routes.add("POST " + CONFERENCES, this::open);
    routes.add("DELETE " + CONFERENCES + "/*", this::close);
  }

  private Reply open(Request request) {
    try {
      Map<String, Object> json = Json.readObject(request.body());
      if (!(json.get("id") instanceof String id)
          || !(json.getOrDefault("participants", 2L) instanceof Long participants)
          || !(json.getOrDefault("relayed", 0L) instanceof Long relayed)) {
        return Reply.text(400, "{\"id\": \"…\", \"participants\": 2, \"relayed\": 0} is expected");
      }
      if (!bridge.acceptsConferences()) {
        return Reply.text(503, "In graceful shutdown");
      }
      if (!bridge.conferences().open(id)) {
        return Reply.text(409, "Conference already exists");
      }
      bridge.conferences().relay(id, relayed.intValue());
      for (int i = 1; i <= participants; i++) {
        bridge.conferences().join(id, "lab-" + i);
      }
      return Reply.ok();
    } catch (Json.Malformed e) {
      return Reply.text(400, String.valueOf(e.getMessage()));
    }
  }

  private Reply close(Request request) {
    boolean closed = bridge.conferences().close(request.rest());
    bridge.conferencesChanged();
    return Reply.empty(closed ? 200 : 404);
  }
}
