package org.scalablejitsi.lab.jicofo;

import java.util.Optional;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** Requests by XMPP. The address that passes them on says in its resource who has sent them. */
final class ConferenceIqHandler extends AbstractIqRequestHandler {
  private static final Logger logger = new LoggerImpl("org.jitsi.jicofo.xmpp.ConferenceIqHandler");

  private final ConferenceRequests requests;
  private final Optional<String> clientProxy;

  ConferenceIqHandler(ConferenceRequests requests, Optional<String> clientProxy) {
    // Joining a room takes answers, which a handler in line would hold up.
    super(ConferenceIq.ELEMENT, ConferenceIq.NAMESPACE, IQ.Type.set, Mode.async);
    this.requests = requests;
    this.clientProxy = clientProxy;
  }

  @Override
  public @Nullable IQ handleIQRequest(IQ iq) {
    ConferenceIq request = (ConferenceIq) iq;
    Jid passedOnBy = request.getFrom();
    request.setFrom(sender(passedOnBy));
    try {
      return requests.handle(request);
    } catch (SmackException | XMPPException e) {
      // The real one leaves the client without an answer.
      logger.error("Failed to open " + request.getRoom(), e);
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      // Smack sends the answer to whom the request says.
      request.setFrom(passedOnBy);
    }
  }

  private Jid sender(Jid from) {
    if (from.getResourceOrNull() == null
        || !clientProxy.filter(from.getDomain().toString()::equals).isPresent()) {
      return from;
    }
    try {
      return JidCreate.from(from.getResourceOrNull().toString());
    } catch (XmppStringprepException e) {
      return from;
    }
  }
}
