package org.scalablejitsi.lab.jicofo;

import java.util.Optional;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jxmpp.jid.EntityBareJid;

/**
 * Answers requests for conferences, whichever way they came: it is ready when it is in the room.
 */
final class ConferenceRequests {
  private static final Logger logger = new LoggerImpl("org.jitsi.jicofo.xmpp.ConferenceIqHandler");

  private final Rooms rooms;
  private final Optional<Authentication> authentication;
  private final Components components;
  private final String focusJid;

  ConferenceRequests(
      Rooms rooms,
      Optional<Authentication> authentication,
      Components components,
      String focusJid) {
    this.rooms = rooms;
    this.authentication = authentication;
    this.components = components;
    this.focusJid = focusJid;
  }

  IQ handle(ConferenceIq request) throws SmackException, XMPPException, InterruptedException {
    EntityBareJid room = request.getRoom();
    if (room == null) {
      return error(
          request,
          StanzaError.from(StanzaError.Condition.bad_request, "No 'room' specified.").build());
    }
    ConferenceIq answer = answerTo(request, room);
    logger.info(
        "Conference request for room "
            + room
            + ", from "
            + request.getFrom()
            + ", token="
            + (request.getToken() != null));
    if (authentication.isPresent() && !components.isBreakout(room.asDomainBareJid())) {
      Optional<StanzaError> refused = authentication.get().check(request, answer);
      if (refused.isEmpty() && !rooms.has(room) && !authentication.get().knows(request.getFrom())) {
        refused =
            Optional.of(
                StanzaError.from(StanzaError.Condition.not_authorized, "not authorized user domain")
                    .build());
      }
      if (refused.isPresent()) {
        return error(request, refused.get());
      }
    }
    rooms.open(room, true);
    answer.setReady(true);
    answer.addProperty("visitors-supported", "false");
    return answer;
  }

  private ConferenceIq answerTo(ConferenceIq request, EntityBareJid room) {
    ConferenceIq answer = new ConferenceIq();
    answer.setType(IQ.Type.result);
    answer.setStanzaId(request.getStanzaId());
    answer.setFrom(request.getTo());
    answer.setTo(request.getFrom());
    answer.setRoom(room);
    answer.setFocusJid(focusJid);
    answer.addProperty("authentication", String.valueOf(authentication.isPresent()));
    if (authentication.isPresent()) {
      answer.addProperty("externalAuth", "false");
    }
    return answer;
  }

  private static IQ error(ConferenceIq request, StanzaError error) {
    return IQ.createErrorResponse(request, error);
  }
}
