package org.scalablejitsi.lab.videobridge;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;

/**
 * Running, then graceful (conferences go on, new ones are refused), then shutting down (jicofo
 * moves what is left), then the end. There is no way back.
 */
final class ShutdownManager {
  private static final Logger logger =
      new LoggerImpl("org.jitsi.videobridge.shutdown.ShutdownManager");

  enum State {
    RUNNING,
    GRACEFUL_SHUTDOWN,
    SHUTTING_DOWN
  }

  private final ShutdownSettings settings;
  private final ScheduledExecutorService executor;
  private final Runnable end;
  private State state = State.RUNNING;

  ShutdownManager(ShutdownSettings settings, ScheduledExecutorService executor, Runnable end) {
    this.settings = settings;
    this.executor = executor;
    this.end = end;
  }

  synchronized State state() {
    return state;
  }

  synchronized void initiate(boolean graceful) {
    logger.info("Received shutdown request, graceful=" + graceful);
    if (!graceful) {
      shutDown();
    } else if (state == State.RUNNING) {
      state = State.GRACEFUL_SHUTDOWN;
      logger.info(
          "Entered graceful shutdown mode, will stay in this mode for up to "
              + settings.maxDuration());
      after(settings.maxDuration(), this::expire);
    }
  }

  /** Called whenever the number of participants may have changed. */
  synchronized void participants(int count) {
    if (state == State.GRACEFUL_SHUTDOWN && count <= settings.minParticipants()) {
      logger.info("Entering SHUTTING_DOWN with " + count + " participants.");
      shutDown();
    }
  }

  private synchronized void expire() {
    if (state == State.GRACEFUL_SHUTDOWN) {
      logger.info("Graceful shutdown period expired, changing to SHUTTING_DOWN.");
      shutDown();
    }
  }

  private void shutDown() {
    if (state == State.SHUTTING_DOWN) {
      return;
    }
    logger.info("Will shut down in " + settings.delay());
    state = State.SHUTTING_DOWN;
    after(
        settings.delay(),
        () -> {
          logger.info("Videobridge is shutting down NOW");
          end.run();
        });
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  private void after(Duration delay, Runnable task) {
    executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }
}
