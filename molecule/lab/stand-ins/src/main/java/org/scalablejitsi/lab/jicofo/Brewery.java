package org.scalablejitsi.lab.jicofo;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jivesoftware.smack.PresenceListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jivesoftware.smackx.xdata.form.FillableForm;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * The room where the bridges show themselves. An instance is an occupant, so two bridges under one
 * nickname are one instance here: nothing tells that the second exists.
 */
final class Brewery implements XmppListener {
  private static final Logger logger = new LoggerImpl("org.jitsi.jicofo.bridge.BridgeMucDetector");

  private final XmppProvider xmpp;
  private final EntityBareJid jid;
  private final String nickname;
  private final BridgeSelector selector;
  private final Set<EntityFullJid> instances = new LinkedHashSet<>();
  private final PresenceListener presences = this::presence;
  private @Nullable MultiUserChat room;

  Brewery(XmppProvider xmpp, EntityBareJid jid, String nickname, BridgeSelector selector) {
    this.xmpp = xmpp;
    this.jid = jid;
    this.nickname = nickname;
    this.selector = selector;
    logger.info("Initialized with JID=" + jid);
  }

  @Override
  public void registered(boolean registered) {
    if (registered) {
      join();
    } else {
      leave();
    }
  }

  private void join() {
    try {
      MultiUserChat joining =
          MultiUserChatManager.getInstanceFor(xmpp.connection()).getMultiUserChat(jid);
      room = joining;
      joining.addParticipantListener(presences);
      if (joining.createOrJoin(Resourcepart.from(nickname)) != null) {
        configure(joining);
      }
      logger.info("Joined the room.");
    } catch (SmackException | XMPPException | XmppStringprepException e) {
      logger.error("Failed to create room.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** We came first: everybody may see who is who, or presences could not be told apart. */
  private static void configure(MultiUserChat created)
      throws SmackException, XMPPException, InterruptedException {
    FillableForm form = created.getConfigurationForm().getFillableForm();
    form.setAnswer("muc#roomconfig_whois", "anyone");
    created.sendConfigurationForm(form);
  }

  private void leave() {
    MultiUserChat left = room;
    if (left == null) {
      return;
    }
    left.removeParticipantListener(presences);
    room = null;
    logger.info("Left the room.");
    gone(List.copyOf(known()));
    // Last, for it may wait for an answer that never comes.
    forget(left);
  }

  /**
   * The connection is gone, but without this the room holds itself for joined and joins no more.
   */
  private static void forget(MultiUserChat left) {
    try {
      left.leave();
    } catch (SmackException | XMPPException e) {
      logger.debug(() -> "Leaving: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Set<EntityFullJid> known() {
    return new LinkedHashSet<>(instances);
  }

  synchronized void presence(Presence presence) {
    EntityFullJid occupant = presence.getFrom().asEntityFullJidIfPossible();
    if (occupant == null) {
      return;
    }
    if (presence.getType() == Presence.Type.unavailable) {
      gone(List.of(occupant));
      return;
    }
    ColibriStatsExtension stats = presence.getExtension(ColibriStatsExtension.class);
    if (stats == null) {
      return;
    }
    if (instances.add(occupant)) {
      logger.info("Added brewery instance: " + occupant);
    }
    selector.update(occupant, stats);
  }

  private synchronized void gone(List<EntityFullJid> occupants) {
    for (EntityFullJid occupant : occupants) {
      if (instances.remove(occupant)) {
        logger.info("Removed brewery instance: " + occupant);
        selector.remove(occupant);
      }
    }
  }
}
