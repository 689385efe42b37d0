package org.scalablejitsi.lab.jicofo;

import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;

/** Opens and ends conferences on bridges by colibri2, the protocol of the real services. */
final class Colibri {
  private static final Logger logger =
      new LoggerImpl("org.jitsi.jicofo.bridge.colibri.ColibriV2SessionManager");

  private final AbstractXMPPConnection connection;

  Colibri(AbstractXMPPConnection connection) {
    this.connection = connection;
  }

  /** Whether the bridge took the conference; one that did not is marked. */
  boolean open(Bridge bridge, String meetingId, String room, int participants) {
    ConferenceModifyIQ.Builder request = request(bridge, meetingId);
    request.setCreate(true).setConferenceName(room);
    for (int i = 1; i <= participants; i++) {
      request.addEndpoint(endpoint(i, true));
    }
    try {
      send(request.build());
      return true;
    } catch (XMPPException.XMPPErrorException e) {
      refused(bridge, e.getStanzaError());
    } catch (SmackException e) {
      logger.warn("No answer to a colibri request from " + bridge + ": " + e.getMessage());
      bridge.operational(false);
    }
    return false;
  }

  /** Endpoints come or go. */
  void resize(Bridge bridge, String meetingId, int before, int after) {
    ConferenceModifyIQ.Builder request = request(bridge, meetingId);
    for (int i = before + 1; i <= after; i++) {
      request.addEndpoint(endpoint(i, true));
    }
    for (int i = after + 1; i <= before; i++) {
      request.addEndpoint(endpoint(i, false));
    }
    try {
      send(request.build());
    } catch (XMPPException | SmackException e) {
      logger.warn("Failed to change " + meetingId + " on " + bridge + ": " + e.getMessage());
    }
  }

  private static Colibri2Endpoint endpoint(int number, boolean comes) {
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId("participant-" + number);
    if (comes) {
      endpoint.setCreate(true);
    } else {
      endpoint.setExpire(true);
    }
    return endpoint.build();
  }

  void expire(Bridge bridge, String meetingId) {
    try {
      send(request(bridge, meetingId).setExpire(true).build());
    } catch (XMPPException | SmackException e) {
      logger.warn("Failed to expire " + meetingId + " on " + bridge + ": " + e.getMessage());
    }
  }

  private static void refused(Bridge bridge, StanzaError error) {
    logger.warn("Refused by " + bridge + ": " + error);
    if (error.getCondition() == StanzaError.Condition.service_unavailable) {
      bridge.markGracefulShutdown();
    } else {
      bridge.operational(false);
    }
  }

  private ConferenceModifyIQ.Builder request(Bridge bridge, String meetingId) {
    ConferenceModifyIQ.Builder builder = ConferenceModifyIQ.builder(connection);
    builder.to(bridge.jid()).ofType(IQ.Type.get);
    return builder.setMeetingId(meetingId);
  }

  private void send(IQ request) throws XMPPException.XMPPErrorException, SmackException {
    try {
      connection.sendIqRequestAndWaitForResponse(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SmackException.NotConnectedException();
    }
  }
}
