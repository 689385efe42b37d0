package org.scalablejitsi.lab.videobridge;

import org.scalablejitsi.lab.config.Settings;

/** The public HTTP server, of which participants' websockets are a part. */
record WebsocketSettings(int port, boolean enabled, String domain, boolean tls, String serverId) {

  static WebsocketSettings read(Settings settings) {
    boolean enabled = settings.flag("videobridge.websockets.enabled");
    return new WebsocketSettings(
        settings.number("videobridge.http-servers.public.port"),
        enabled,
        enabled ? settings.text("videobridge.websockets.domain") : "",
        settings.flag("videobridge.websockets.tls"),
        settings.text("videobridge.websockets.server-id"));
  }

  boolean served() {
    return enabled && port > 0;
  }

  /** What participants are told, in front of conference and endpoint. */
  String url() {
    return (tls ? "wss://" : "ws://") + domain + "/colibri-ws/" + serverId;
  }
}
