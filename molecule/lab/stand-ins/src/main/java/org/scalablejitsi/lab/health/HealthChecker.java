package org.scalablejitsi.lab.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.scalablejitsi.lab.rest.Reply;

/**
 * Runs a check once per interval, the first one interval after the start. Until then, like the real
 * services, it says that all is well; a check that has not run for the timeout is a failure.
 */
public final class HealthChecker {
  private static final Logger logger = new LoggerImpl("org.jitsi.health.HealthChecker");

  private final Duration interval;
  private final Duration timeout;
  private final Supplier<Health> check;
  private final Clock clock;
  private Health last = Health.GOOD;
  private Instant checked;

  public HealthChecker(Duration interval, Duration timeout, Supplier<Health> check, Clock clock) {
    this.interval = interval;
    this.timeout = timeout;
    this.check = check;
    this.clock = clock;
    this.checked = clock.instant();
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  public void start(ScheduledExecutorService executor) {
    long millis = interval.toMillis();
    executor.scheduleAtFixedRate(this::run, millis, millis, TimeUnit.MILLISECONDS);
  }

  void run() {
    Health result = check.get();
    if (!result.success()) {
      logger.error("Health check failed: " + result.message());
    }
    synchronized (this) {
      last = result;
      checked = clock.instant();
    }
  }

  public synchronized Health result() {
    Duration age = Duration.between(checked, clock.instant());
    if (age.compareTo(timeout) > 0) {
      return Health.bad(
          "No health checks performed recently, the last result was " + age + " ago.");
    }
    return last;
  }

  public Reply reply() {
    Health health = result();
    return health.success() ? Reply.ok() : Reply.text(500, health.message());
  }
}
