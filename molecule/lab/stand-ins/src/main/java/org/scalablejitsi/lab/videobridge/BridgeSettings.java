package org.scalablejitsi.lab.videobridge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jitsi.xmpp.mucclient.MucClientConfiguration;
import org.scalablejitsi.lab.config.Settings;

/** What the bridge's stand-in reads from its files. */
record BridgeSettings(
    List<MucClientConfiguration> clients,
    Duration presenceInterval,
    Optional<List<String>> presenceFilter,
    Optional<String> region,
    Optional<String> relayId,
    double participantStress,
    boolean initialDrain,
    ShutdownSettings shutdown,
    HealthSettings health,
    RestSettings rest,
    WebsocketSettings websocket) {

  static BridgeSettings read(Settings settings) {
    return new BridgeSettings(
        ClientConfigs.read(settings),
        settings.duration("videobridge.apis.xmpp-client.presence-interval"),
        presenceFilter(settings),
        settings.find("videobridge.relay.region", "org.jitsi.videobridge.REGION"),
        relayId(settings),
        settings.fraction("videobridge.load-management.average-participant-stress"),
        settings.flag("videobridge.initial-drain-mode"),
        ShutdownSettings.read(settings),
        HealthSettings.read(settings),
        RestSettings.read(settings),
        WebsocketSettings.read(settings));
  }

  private static Optional<List<String>> presenceFilter(Settings settings) {
    String filter = "videobridge.apis.xmpp-client.stats-filter.";
    return settings.flag(filter + "enabled")
        ? Optional.of(settings.texts(filter + "whitelist"))
        : Optional.empty();
  }

  /** Only told while relays are on; then it must be set. */
  private static Optional<String> relayId(Settings settings) {
    return settings.flag("videobridge.relay.enabled", "org.jitsi.videobridge.octo.ENABLED")
        ? Optional.of(settings.text("videobridge.relay.relay-id"))
        : Optional.empty();
  }
}
