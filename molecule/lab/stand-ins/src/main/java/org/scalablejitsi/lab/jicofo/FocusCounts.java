package org.scalablejitsi.lab.jicofo;

import java.util.concurrent.atomic.AtomicLong;

/** What has happened since the start. */
final class FocusCounts {
  private final AtomicLong conferences = new AtomicLong();
  private final AtomicLong participants = new AtomicLong();
  private final AtomicLong bridgesRemoved = new AtomicLong();
  private final AtomicLong participantsMoved = new AtomicLong();

  void opened(int members) {
    conferences.incrementAndGet();
    participants.addAndGet(members);
  }

  void joined(int members) {
    participants.addAndGet(Math.max(0, members));
  }

  void moved(int members) {
    bridgesRemoved.incrementAndGet();
    participantsMoved.addAndGet(members);
  }

  long conferences() {
    return conferences.get();
  }

  long participants() {
    return participants.get();
  }

  long bridgesRemoved() {
    return bridgesRemoved.get();
  }

  long participantsMoved() {
    return participantsMoved.get();
  }
}
