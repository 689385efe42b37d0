package org.scalablejitsi.lab.jicofo;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jitsi.xmpp.extensions.jitsimeet.SessionInvalidPacketExtension;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.Jid;

/**
 * Knows who has an account: whoever asks from the domain where people have one gets a session, and
 * keeps it when the same browser comes back by another login. Sessions last as long as the process.
 */
final class Authentication {
  private static final Logger logger =
      new LoggerImpl("org.jitsi.jicofo.auth.XMPPDomainAuthAuthority");

  private record Session(String id, String machine, String identity) {}

  private final DomainBareJid domain;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Map<Jid, Session> byUser = new ConcurrentHashMap<>();

  Authentication(DomainBareJid domain) {
    this.domain = domain;
  }

  /** Completes the answer; or says why there is none. */
  Optional<StanzaError> check(ConferenceIq request, ConferenceIq answer) {
    String id = request.getSessionId();
    String machine = request.getMachineUID();
    @Nullable Session session = id == null ? null : sessions.get(id);
    if (id != null && !id.isBlank()) {
      if (session == null) {
        return Optional.of(
            StanzaError.from(StanzaError.Condition.not_acceptable, "invalid session")
                .addExtension(new SessionInvalidPacketExtension())
                .build());
      }
      if (!session.machine().equals(machine)) {
        return notAcceptable("machine UID mismatch or empty");
      }
    }
    Jid user = request.getFrom();
    if (session == null && user.asDomainBareJid().equals(domain)) {
      if (machine == null || machine.isBlank()) {
        return notAcceptable("Missing mandatory attribute 'machine-uid'");
      }
      session = new Session(UUID.randomUUID().toString(), machine, user.asBareJid().toString());
      sessions.put(session.id(), session);
      logger.info(
          "Authentication session created for " + session.identity() + " SID: " + session.id());
    }
    if (session != null) {
      answer.setIdentity(session.identity());
      answer.setSessionId(session.id());
      if (user != null) {
        byUser.put(user, session);
      }
    }
    return Optional.empty();
  }

  boolean knows(@Nullable Jid user) {
    return user != null && byUser.containsKey(user);
  }

  private static Optional<StanzaError> notAcceptable(String text) {
    return Optional.of(StanzaError.from(StanzaError.Condition.not_acceptable, text).build());
  }
}
