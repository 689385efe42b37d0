package org.scalablejitsi.lab.jicofo;

import java.util.Optional;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jivesoftware.smack.PresenceListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.form.FillableForm;
import org.jivesoftware.smackx.xdata.form.Form;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * A room that jicofo has joined. Whoever made it, jicofo reads its form and sends it back each time
 * it joins, which only owners may: in a room of somebody else's it is not joined at all.
 */
final class ChatRoom {
  private static final Logger logger = new LoggerImpl("org.jitsi.jicofo.xmpp.muc.ChatRoomImpl");

  private final MultiUserChat room;
  private final Resourcepart nickname;
  private final PresenceListener presences;

  ChatRoom(
      XMPPConnection connection,
      EntityBareJid jid,
      Resourcepart nickname,
      PresenceListener presences) {
    this.room = MultiUserChatManager.getInstanceFor(connection).getMultiUserChat(jid);
    this.nickname = nickname;
    this.presences = presences;
  }

  /**
   * Leaves again when it may not configure the room; returns the meeting's id if prosody has one.
   */
  Optional<String> join() throws SmackException, XMPPException, InterruptedException {
    room.addParticipantListener(presences);
    try {
      if (room.isJoined()) {
        room.leave();
      }
      room.createOrJoin(nickname);
      Form form = room.getConfigurationForm();
      FillableForm answer = form.getFillableForm();
      // Everybody may see who is who.
      answer.setAnswer("muc#roomconfig_whois", "anyone");
      room.sendConfigurationForm(answer);
      FormField meetingId = form.getField("muc#roominfo_meetingId");
      return meetingId == null
          ? Optional.empty()
          : Optional.ofNullable(meetingId.getFirstValue()).filter(id -> !id.isBlank());
    } catch (SmackException | XMPPException e) {
      leave();
      throw e;
    }
  }

  /** After a lost connection too, or the room holds itself for joined and joins no more. */
  void leave() {
    room.removeParticipantListener(presences);
    try {
      room.leave();
    } catch (SmackException | XMPPException e) {
      logger.debug(() -> "Leaving: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void grantOwnership(Jid member) {
    try {
      room.grantOwnership(member.asBareJid());
    } catch (SmackException | XMPPException e) {
      logger.warn("Failed to grant ownership: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
