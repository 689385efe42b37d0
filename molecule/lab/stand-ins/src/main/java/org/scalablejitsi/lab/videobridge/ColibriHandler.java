package org.scalablejitsi.lab.videobridge;

import java.util.List;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Error;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.util.ErrorUtilKt;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;

/** Opens, changes and ends conferences as jicofo asks for by colibri2. */
final class ColibriHandler {
  private final Bridge bridge;

  ColibriHandler(Bridge bridge) {
    this.bridge = bridge;
  }

  IQ handle(ConferenceModifyIQ request) {
    String id = request.getMeetingId();
    if (request.getCreate() && !bridge.acceptsConferences()) {
      return error(
          request,
          StanzaError.Condition.service_unavailable,
          "In graceful shutdown",
          Colibri2Error.Reason.GRACEFUL_SHUTDOWN);
    }
    if (request.getCreate() && !bridge.conferences().open(id)) {
      return error(
          request,
          StanzaError.Condition.conflict,
          "Conference already exists for ID: " + id,
          Colibri2Error.Reason.CONFERENCE_ALREADY_EXISTS);
    }
    if (!bridge.conferences().exists(id)) {
      return error(
          request,
          StanzaError.Condition.item_not_found,
          "Conference not found for ID: " + id,
          Colibri2Error.Reason.CONFERENCE_NOT_FOUND);
    }
    apply(request, id);
    bridge.conferencesChanged();
    return ConferenceModifiedIQ.builder(ConferenceModifiedIQ.Builder.createResponse(request))
        .build();
  }

  private void apply(ConferenceModifyIQ request, String id) {
    if (request.getExpire()) {
      bridge.conferences().close(id);
      return;
    }
    for (Colibri2Endpoint endpoint : request.getEndpoints()) {
      if (endpoint.getExpire()) {
        bridge.conferences().leave(id, endpoint.getId());
      } else {
        bridge.conferences().join(id, endpoint.getId());
      }
    }
  }

  private static IQ error(
      IQ request, StanzaError.Condition condition, String text, Colibri2Error.Reason reason) {
    return ErrorUtilKt.createError(request, condition, text, List.of(new Colibri2Error(reason)));
  }
}
