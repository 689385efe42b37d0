package org.scalablejitsi.lab.videobridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShutdownManagerTest {
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Bridge bridge =
      new Bridge(
          false,
          new ShutdownManager(
              new ShutdownSettings(Duration.ofHours(24), 0, Duration.ofMillis(1)),
              executor,
              ended::countDown));

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void gracefulShutdownWaitsForTheLastConference() throws InterruptedException {
    bridge.conferences().open("c");
    bridge.conferences().join("c", "e");
    bridge.shutDown(true);
    assertThat(bridge.state()).isEqualTo(ShutdownManager.State.GRACEFUL_SHUTDOWN);
    assertThat(bridge.acceptsConferences()).isFalse();

    bridge.conferences().close("c");
    bridge.conferencesChanged();
    assertThat(bridge.state()).isEqualTo(ShutdownManager.State.SHUTTING_DOWN);
    assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void gracefulShutdownOfAnIdleBridgeGoesOnAtOnce() {
    bridge.shutDown(true);
    assertThat(bridge.state()).isEqualTo(ShutdownManager.State.SHUTTING_DOWN);
  }

  @Test
  void drainingAloneRefusesNothing() {
    bridge.drain(true);
    assertThat(bridge.acceptsConferences()).isTrue();
  }
}
