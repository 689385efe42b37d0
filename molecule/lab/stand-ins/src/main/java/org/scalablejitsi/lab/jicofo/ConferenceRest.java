package org.scalablejitsi.lab.jicofo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.scalablejitsi.lab.rest.Handler;
import org.scalablejitsi.lab.rest.Json;
import org.scalablejitsi.lab.rest.Reply;
import org.scalablejitsi.lab.rest.Request;

/**
 * Requests by HTTP. They name no sender, so while only people with an account may open conferences,
 * the real jicofo stumbles over each that brings no session and answers 400.
 */
final class ConferenceRest implements Handler {
  private static final Logger logger = new LoggerImpl("org.jitsi.jicofo.ktor.Application");

  private final ConferenceRequests requests;

  ConferenceRest(ConferenceRequests requests) {
    this.requests = requests;
  }

  @Override
  public Reply handle(Request request) {
    try {
      IQ answer = requests.handle(read(Json.readObject(request.body())));
      StanzaError error = answer.getError();
      if (error == null) {
        return Reply.json(write((ConferenceIq) answer));
      }
      return switch (error.getCondition()) {
        case not_authorized -> Reply.text(403, "Error");
        case not_acceptable -> badRequest("invalid-session");
        default -> badRequest(error.toString());
      };
    } catch (XmppStringprepException e) {
      return badRequest("Invalid room name: " + e.getMessage());
    } catch (Json.Malformed e) {
      return badRequest(String.valueOf(e.getMessage()));
    } catch (SmackException | XMPPException | NullPointerException e) {
      logger.error(String.valueOf(e.getMessage()), e);
      return badRequest(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.text(500, "interrupted");
    }
  }

  private static Reply badRequest(String text) {
    return Reply.text(400, "Bad request: " + text);
  }

  private static ConferenceIq read(Map<String, Object> json) throws XmppStringprepException {
    ConferenceIq request = new ConferenceIq();
    request.setType(IQ.Type.set);
    if (json.get("room") instanceof String room) {
      request.setRoom(JidCreate.entityBareFrom(room));
    }
    if (json.get("sessionId") instanceof String id) {
      request.setSessionId(id);
    }
    if (json.get("machineUid") instanceof String machine) {
      request.setMachineUID(machine);
    }
    return request;
  }

  /** What is unknown is left out. */
  private static Map<String, Object> write(ConferenceIq answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("room", String.valueOf(answer.getRoom()));
    json.put("ready", answer.isReady());
    json.put("focusJid", answer.getFocusJid());
    json.put("sessionId", answer.getSessionId());
    json.put("identity", answer.getIdentity());
    json.put("properties", answer.getPropertiesMap());
    json.values().removeIf(value -> value == null);
    return json;
  }
}
