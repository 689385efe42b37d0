package org.scalablejitsi.lab.jicofo;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Presence;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * The room where the bridges show themselves. An instance is an occupant, so two bridges under one
 * nickname are one instance here: nothing tells that the second exists.
 */
final class Brewery implements XmppListener {
  private static final Logger logger = new LoggerImpl("org.jitsi.jicofo.bridge.BridgeMucDetector");

  private final XmppProvider xmpp;
  private final EntityBareJid jid;
  private final BridgeSelector selector;
  private final ScheduledExecutorService executor;
  private final Set<EntityFullJid> instances = new LinkedHashSet<>();
  private @Nullable ChatRoom room;
  private boolean registered;

  Brewery(
      XmppProvider xmpp,
      EntityBareJid jid,
      BridgeSelector selector,
      ScheduledExecutorService executor) {
    this.xmpp = xmpp;
    this.jid = jid;
    this.selector = selector;
    this.executor = executor;
    logger.info("Initialized with JID=" + jid);
  }

  @Override
  public void registered(boolean now) {
    registered = now;
    if (now) {
      join();
    } else {
      leave();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  private void join() {
    if (!registered || room != null) {
      return;
    }
    ChatRoom joining =
        new ChatRoom(xmpp.connection(), jid, xmpp.settings().nickname(), this::presence);
    try {
      joining.join();
      room = joining;
      logger.info("Joined the room.");
    } catch (SmackException | XMPPException e) {
      logger.error("Failed to create room.", e);
      gone(List.copyOf(known()));
      // Nothing else would try it again: jicofo is logged in.
      long millis = xmpp.settings().replyTimeout().toMillis();
      executor.schedule(() -> xmpp.execute(this::join), millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave() {
    ChatRoom left = room;
    if (left == null) {
      return;
    }
    room = null;
    logger.info("Left the room.");
    gone(List.copyOf(known()));
    // Last, for it may wait for an answer that never comes.
    left.leave();
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
