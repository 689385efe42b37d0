package org.scalablejitsi.lab.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.lab.MutableClock;

class HealthCheckerTest {
  private final MutableClock clock = new MutableClock();
  private Health next = Health.bad("broken");
  private final HealthChecker checker =
      new HealthChecker(Duration.ofSeconds(60), Duration.ofSeconds(90), () -> next, clock);

  @Test
  void isWellUntilTheFirstCheck() {
    assertThat(checker.reply().status()).isEqualTo(200);
  }

  @Test
  void answersTheReasonOfAFailureWith500() {
    checker.run();
    assertThat(checker.reply().status()).isEqualTo(500);
    assertThat(checker.reply().body()).isEqualTo("broken");
  }

  @Test
  void recovers() {
    checker.run();
    next = Health.GOOD;
    checker.run();
    assertThat(checker.reply().status()).isEqualTo(200);
  }

  @Test
  void failsWhenNoCheckRanForTheTimeout() {
    clock.forward(Duration.ofSeconds(91));
    assertThat(checker.result().message())
        .isEqualTo("No health checks performed recently, the last result was PT1M31S ago.");
  }
}
