package org.scalablejitsi.lab.videobridge;

import java.time.Duration;
import java.util.List;
import org.scalablejitsi.lab.config.Settings;

/** What the bridge's health check looks at. */
record HealthSettings(
    Duration interval,
    Duration timeout,
    boolean requireValidAddress,
    int udpPort,
    List<String> publicAddresses) {

  static HealthSettings read(Settings settings) {
    return new HealthSettings(
        settings.duration("videobridge.health.interval"),
        settings.duration("videobridge.health.timeout"),
        settings.flag("videobridge.health.require-valid-address"),
        settings.number(
            "videobridge.ice.udp.port", "org.jitsi.videobridge.SINGLE_PORT_HARVESTER_PORT"),
        settings.objects("ice4j.harvest.mapping.static-mappings").stream()
            .map(mapping -> mapping.getString("public-address"))
            .toList());
  }
}
