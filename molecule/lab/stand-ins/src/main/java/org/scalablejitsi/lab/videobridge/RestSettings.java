package org.scalablejitsi.lab.videobridge;

import org.scalablejitsi.lab.config.Settings;

/** Where the private REST server listens, and which of its parts are on. */
record RestSettings(
    String host,
    int port,
    boolean colibri,
    boolean shutdown,
    boolean drain,
    boolean health,
    boolean version,
    boolean prometheus) {

  static RestSettings read(Settings settings) {
    boolean colibri =
        settings.flag("videobridge.apis.rest.enabled")
            && settings
                .legacy("org.jitsi.videobridge.ENABLE_REST_COLIBRI")
                .map(Boolean::parseBoolean)
                .orElse(true);
    return new RestSettings(
        settings.text(
            "videobridge.http-servers.private.host",
            "org.jitsi.videobridge.rest.private.jetty.host"),
        settings.number(
            "videobridge.http-servers.private.port",
            "org.jitsi.videobridge.rest.private.jetty.port"),
        colibri,
        // Shutdown is part of the colibri API: off with it.
        colibri
            && settings.flag(
                "videobridge.rest.shutdown.enabled", "org.jitsi.videobridge.ENABLE_REST_SHUTDOWN"),
        settings.flag("videobridge.rest.drain.enabled"),
        settings.flag("videobridge.rest.health.enabled"),
        settings.flag("videobridge.rest.version.enabled"),
        settings.flag("videobridge.rest.prometheus.enabled"));
  }
}
