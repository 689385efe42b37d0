package org.scalablejitsi.lab.jicofo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.scalablejitsi.lab.rest.Handler;
import org.scalablejitsi.lab.rest.Json;
import org.scalablejitsi.lab.rest.Reply;
import org.scalablejitsi.lab.rest.Request;

/**
 * Answers requests for conferences. The real jicofo asks a bridge when a second participant joins
 * the room; here nobody ever joins, so the bridge is asked at once, for as many participants as the
 * property {@code lab.participants} says (2), and "ready" says whether one took it.
 */
final class ConferenceRequests implements Handler {
  private static final String PARTICIPANTS = "lab.participants";

  private final Focus focus;
  private final String focusJid;

  ConferenceRequests(Focus focus, String focusJid) {
    this.focus = focus;
    this.focusJid = focusJid;
  }

  @Override
  public Reply handle(Request request) {
    try {
      Map<String, Object> json = Json.readObject(request.body());
      String room = JidCreate.entityBareFrom(String.valueOf(json.get("room"))).toString();
      Optional<Conference> conference = focus.request(room, participants(json));
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("room", room);
      answer.put("ready", conference.isPresent());
      answer.put("focusJid", focusJid);
      answer.put("properties", Map.of("authentication", "false"));
      return Reply.json(answer);
    } catch (XmppStringprepException e) {
      return Reply.text(400, "Invalid room name: " + e.getMessage());
    } catch (Json.Malformed | NumberFormatException e) {
      return Reply.text(400, String.valueOf(e.getMessage()));
    }
  }

  private static int participants(Map<String, Object> json) {
    return json.get("properties") instanceof Map<?, ?> properties
            && properties.get(PARTICIPANTS) instanceof String number
        ? Integer.parseInt(number)
        : 2;
  }
}
