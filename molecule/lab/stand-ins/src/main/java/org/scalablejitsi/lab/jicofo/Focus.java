package org.scalablejitsi.lab.jicofo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;

/** The conferences: placed on request, moved when their bridge goes, forgotten with the login. */
final class Focus implements BridgeListener, XmppListener {
  private static final Logger logger = new LoggerImpl("org.jitsi.jicofo.FocusManager");

  private final BridgeSelector selector;
  private final Colibri colibri;
  private final Map<String, Conference> conferences = new LinkedHashMap<>();
  private final FocusCounts counts = new FocusCounts();

  Focus(BridgeSelector selector, Colibri colibri) {
    this.selector = selector;
    this.colibri = colibri;
  }

  FocusCounts counts() {
    return counts;
  }

  synchronized List<Conference> all() {
    return List.copyOf(conferences.values());
  }

  /**
   * Lab only: a conference without a room, opened on a bridge at once if it is new and one takes
   * it.
   */
  synchronized Optional<Conference> request(String room, int participants) {
    Conference known = conferences.get(room);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Conference> placed = place(room, UUID.randomUUID().toString(), participants);
    placed.ifPresent(conference -> counts.opened(participants));
    return placed;
  }

  /** A room that waits for people. */
  synchronized void start(String room, String meetingId) {
    conferences.put(room, new Conference(room, meetingId, 0, Optional.empty()));
    counts.opened(0);
  }

  /** So many are in the room; with enough of them a bridge is asked. */
  synchronized void resize(String room, int participants, int enough) {
    Conference before = conferences.get(room);
    if (before == null) {
      return;
    }
    counts.joined(participants - before.participants());
    Optional<Bridge> bridge = before.bridge();
    String meetingId = before.meetingId();
    conferences.put(room, new Conference(room, meetingId, participants, bridge));
    if (bridge.isPresent()) {
      colibri.resize(bridge.get(), meetingId, before.participants(), participants);
      bridge.get().endpointsRemoved(before.participants());
      bridge.get().endpointsAdded(participants);
    } else if (participants >= enough) {
      // No bridge takes it: the conference waits for one, as its people do.
      Optional<Conference> unused = place(room, meetingId, participants);
    }
  }

  synchronized boolean end(String room) {
    Conference conference = conferences.remove(room);
    if (conference == null) {
      return false;
    }
    conference
        .bridge()
        .ifPresent(
            bridge -> {
              colibri.expire(bridge, conference.meetingId());
              bridge.endpointsRemoved(conference.participants());
            });
    return true;
  }

  @Override
  public synchronized void removed(Bridge bridge) {
    move(bridge);
  }

  @Override
  public synchronized void shuttingDown(Bridge bridge) {
    move(bridge);
  }

  @Override
  public synchronized void registered(boolean registered) {
    if (!registered && !conferences.isEmpty()) {
      logger.warn("XMPP is gone, stopping " + conferences.size() + " conferences.");
      conferences.clear();
    }
  }

  private void move(Bridge bridge) {
    List<Conference> affected = all().stream().filter(conference -> conference.on(bridge)).toList();
    for (Conference conference : affected) {
      conferences.remove(conference.room());
      if (selector.all().contains(bridge)) {
        colibri.expire(bridge, conference.meetingId());
      }
      counts.moved(conference.participants());
      if (place(conference.room(), conference.meetingId(), conference.participants()).isEmpty()) {
        logger.warn("No bridge for " + conference.room() + ", it ends.");
      }
    }
  }

  private Optional<Conference> place(String room, String meetingId, int participants) {
    // A bridge that refuses is marked, so each turn has one candidate less.
    for (int turn = selector.all().size(); turn >= 0; turn--) {
      Optional<Bridge> bridge = selector.select();
      if (bridge.isEmpty()) {
        return Optional.empty();
      }
      if (colibri.open(bridge.get(), meetingId, room, participants)) {
        logger.info("Using " + bridge.get() + " for " + room);
        bridge.get().endpointsAdded(participants);
        Conference conference = new Conference(room, meetingId, participants, bridge);
        conferences.put(room, conference);
        return Optional.of(conference);
      }
    }
    return Optional.empty();
  }
}
