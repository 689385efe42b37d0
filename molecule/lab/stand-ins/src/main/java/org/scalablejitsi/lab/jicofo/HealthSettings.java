package org.scalablejitsi.lab.jicofo;

import java.time.Duration;
import org.scalablejitsi.lab.config.Settings;

/** Jicofo's check of itself: off until somebody asks for it. */
record HealthSettings(boolean enabled, Duration interval, Duration timeout) {
  static HealthSettings read(Settings settings) {
    return new HealthSettings(
        settings.flag("jicofo.health.enabled", "org.jitsi.jicofo.health.ENABLE_HEALTH_CHECKS"),
        settings.duration("jicofo.health.interval"),
        settings.duration("jicofo.health.timeout"));
  }
}
