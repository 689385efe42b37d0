package org.scalablejitsi.lab.videobridge;

import java.time.Duration;
import org.scalablejitsi.lab.config.Settings;

/** How a graceful shutdown goes. */
record ShutdownSettings(Duration maxDuration, int minParticipants, Duration delay) {
  static ShutdownSettings read(Settings settings) {
    return new ShutdownSettings(
        settings.duration("videobridge.shutdown.graceful-shutdown-max-duration"),
        settings.number("videobridge.shutdown.graceful-shutdown-min-participants"),
        settings.duration("videobridge.shutdown.shutting-down-delay"));
  }
}
