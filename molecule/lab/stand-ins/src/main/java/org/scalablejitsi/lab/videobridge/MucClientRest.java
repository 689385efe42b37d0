package org.scalablejitsi.lab.videobridge;

import java.util.Map;
import java.util.function.Predicate;
import org.jitsi.xmpp.mucclient.MucClientManager;
import org.scalablejitsi.lab.rest.Json;
import org.scalablejitsi.lab.rest.Reply;
import org.scalablejitsi.lab.rest.Request;
import org.scalablejitsi.lab.rest.Routes;

/** Adds, removes and lists XMPP clients while the bridge runs; a password is rotated this way. */
final class MucClientRest {
  private final XmppConnection xmpp;
  private final MucClientManager manager;

  MucClientRest(XmppConnection xmpp, MucClientManager manager) {
    this.xmpp = xmpp;
    this.manager = manager;
  }

  void addTo(Routes routes) {
    routes.add("POST /colibri/muc-client/add", request -> answer(request, xmpp::add));
    routes.add("POST /colibri/muc-client/remove", request -> answer(request, xmpp::remove));
    routes.add(
        "GET /colibri/muc-client/list",
        request -> new Reply(200, "application/json", Json.write(manager.getMucClientIds())));
  }

  private static Reply answer(Request request, Predicate<Map<String, Object>> action) {
    try {
      return Reply.empty(action.test(Json.readObject(request.body())) ? 200 : 400);
    } catch (Json.Malformed e) {
      // The real bridge lets its parser's exception through for text that is no JSON.
      return Reply.empty(e.notAnObject() ? 400 : 500);
    }
  }
}
