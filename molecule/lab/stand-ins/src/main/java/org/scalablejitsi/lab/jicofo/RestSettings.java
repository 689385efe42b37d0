package org.scalablejitsi.lab.jicofo;

import org.scalablejitsi.lab.config.Settings;

/** Where REST listens, and which of its parts are on. */
record RestSettings(
    String host, int port, boolean prometheus, boolean conferenceRequest, boolean debug) {
  static RestSettings read(Settings settings) {
    return new RestSettings(
        settings.text("jicofo.rest.host", "org.jitsi.jicofo.auth.jetty.host"),
        settings.number("jicofo.rest.port", "org.jitsi.jicofo.auth.jetty.port"),
        settings.flag("jicofo.rest.prometheus.enabled"),
        settings.flag("jicofo.rest.conference-request.enabled"),
        settings.flag("jicofo.rest.debug.enabled"));
  }
}
