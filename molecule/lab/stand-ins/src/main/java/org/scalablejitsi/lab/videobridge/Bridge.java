package org.scalablejitsi.lab.videobridge;

import java.util.concurrent.atomic.AtomicBoolean;

/** The bridge's state: its conferences, whether it drains, whether it goes down. */
final class Bridge {
  private final Conferences conferences = new Conferences();
  private final AtomicBoolean drain;
  private final ShutdownManager shutdown;

  Bridge(boolean initialDrain, ShutdownManager shutdown) {
    this.drain = new AtomicBoolean(initialDrain);
    this.shutdown = shutdown;
  }

  Conferences conferences() {
    return conferences;
  }

  boolean draining() {
    return drain.get();
  }

  void drain(boolean on) {
    drain.set(on);
  }

  ShutdownManager.State state() {
    return shutdown.state();
  }

  /** Draining is jicofo's affair: a draining bridge still takes what it is given. */
  boolean acceptsConferences() {
    return state() == ShutdownManager.State.RUNNING;
  }

  void shutDown(boolean graceful) {
    shutdown.initiate(graceful);
    conferencesChanged();
  }

  void conferencesChanged() {
    shutdown.participants(conferences.local());
  }
}
