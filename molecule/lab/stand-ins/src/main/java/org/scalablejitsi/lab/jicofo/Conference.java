package org.scalablejitsi.lab.jicofo;

import java.util.Optional;

/** A conference; a bridge carries it as soon as somebody has company. */
record Conference(String room, String meetingId, int participants, Optional<Bridge> bridge) {
  boolean on(Bridge other) {
    return bridge.filter(other::equals).isPresent();
  }

  /** As the statistics have it: whoever waits alone is one, and so is a room that waits. */
  int size() {
    return Math.max(participants, 1);
  }
}
