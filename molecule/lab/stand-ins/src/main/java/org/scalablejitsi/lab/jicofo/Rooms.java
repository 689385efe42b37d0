package org.scalablejitsi.lab.jicofo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Localpart;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * The rooms of the conferences. Jicofo makes each on request, stays while there are people, makes
 * owners of those who ought to be, and leaves when the last has gone or nobody has come.
 */
final class Rooms implements XmppListener {
  private static final Logger logger =
      new LoggerImpl("org.jitsi.jicofo.conference.JitsiMeetConferenceImpl");

  private final XmppProvider xmpp;
  private final ConferenceSettings settings;
  private final Optional<Authentication> authentication;
  private final Components components;
  private final Focus focus;
  private final ScheduledExecutorService executor;
  private final Map<EntityBareJid, Room> rooms = new LinkedHashMap<>();

  Rooms(
      XmppProvider xmpp,
      ConferenceSettings settings,
      Optional<Authentication> authentication,
      Components components,
      Focus focus,
      ScheduledExecutorService executor) {
    this.xmpp = xmpp;
    this.settings = settings;
    this.authentication = authentication;
    this.components = components;
    this.focus = focus;
    this.executor = executor;
  }

  synchronized boolean has(EntityBareJid jid) {
    return rooms.containsKey(jid);
  }

  /** Makes the room, or joins it; what fails is thrown, and there is no room then. */
  synchronized void open(EntityBareJid jid, boolean counted)
      throws SmackException, XMPPException, InterruptedException {
    Room known = rooms.get(jid);
    if (known != null) {
      if (known.waits()) {
        waitForPeople(jid, known);
      }
      // Somebody in it may have got an account with this request.
      own(jid, known);
      return;
    }
    ChatRoom chat =
        new ChatRoom(
            xmpp.connection(),
            jid,
            xmpp.settings().nickname(),
            // Not in smack's own thread: it brings the answers that a join waits for.
            presence -> xmpp.execute(() -> presence(jid, presence)));
    String meetingId = chat.join().orElseGet(() -> UUID.randomUUID().toString());
    Room room = new Room(chat, counted);
    rooms.put(jid, room);
    if (counted) {
      logger.info("Joined " + jid);
      focus.start(jid.toString(), meetingId);
    }
    waitForPeople(jid, room);
  }

  /** Opens a room as the real one's health check does, and leaves it by the same timeout. */
  void check() throws SmackException, XMPPException, InterruptedException, XmppStringprepException {
    open(
        JidCreate.entityBareFrom(
            Localpart.from(settings.healthPrefix() + "-" + UUID.randomUUID()),
            JidCreate.domainBareFrom(settings.service())),
        false);
  }

  @Override
  public synchronized void registered(boolean registered) {
    if (!registered) {
      rooms.values().forEach(room -> room.timeout(null));
      // Each has to forget that it was joined, which may wait for an answer that never comes.
      rooms.values().forEach(room -> executor.execute(room.chat()::leave));
      rooms.clear();
    }
  }

  private void waitForPeople(EntityBareJid jid, Room room) {
    long millis = settings.initialTimeout().toMillis();
    room.timeout(executor.schedule(() -> expire(jid, room), millis, TimeUnit.MILLISECONDS));
  }

  private synchronized void expire(EntityBareJid jid, Room room) {
    if (rooms.get(jid) == room && room.size() == 0) {
      if (room.counted()) {
        logger.info("Expiring due to initial timeout.");
      }
      stop(jid, room);
    }
  }

  synchronized void presence(EntityBareJid jid, Presence presence) {
    Room room = rooms.get(jid);
    EntityFullJid occupant = presence.getFrom().asEntityFullJidIfPossible();
    if (room == null
        || occupant == null
        || occupant.getResourcepart().equals(xmpp.settings().nickname())) {
      return;
    }
    MUCUser user = MUCUser.from(presence);
    if (presence.getType() == Presence.Type.unavailable) {
      if (room.absent(occupant)) {
        left(jid, room, occupant);
      }
    } else if (presence.getType() == Presence.Type.available
        && user != null
        && user.getItem() != null
        && user.getItem().getJid() != null) {
      Jid member = user.getItem().getJid();
      boolean owner = user.getItem().getAffiliation() == MUCAffiliation.owner;
      if (room.present(occupant, member, owner)) {
        logger.info("Member joined:" + occupant.getResourcepart());
        room.timeout(null);
        own(jid, room);
        resize(jid, room);
      }
    }
  }

  private void left(EntityBareJid jid, Room room, EntityFullJid occupant) {
    logger.info("Member left:" + occupant.getResourcepart());
    if (room.size() == 0) {
      logger.info("Last member left, stopping.");
      stop(jid, room);
      return;
    }
    own(jid, room);
    resize(jid, room);
  }

  private void resize(EntityBareJid jid, Room room) {
    if (room.counted()) {
      focus.resize(jid.toString(), room.size(), settings.minParticipants());
    }
  }

  /** A breakout room has no owner of its own. */
  private void own(EntityBareJid jid, Room room) {
    if (authentication.isPresent()) {
      room.authenticated(authentication.get()).forEach(room.chat()::grantOwnership);
    } else if (settings.autoOwner() && !components.isBreakout(jid.asDomainBareJid())) {
      room.elect().ifPresent(room.chat()::grantOwnership);
    }
  }

  private void stop(EntityBareJid jid, Room room) {
    room.timeout(null);
    rooms.remove(jid);
    if (room.counted()) {
      focus.end(jid.toString());
    }
    room.chat().leave();
  }
}
