package org.scalablejitsi.lab.videobridge;

import java.util.function.Supplier;
import org.scalablejitsi.lab.health.Health;

/** What makes the real bridge ill. XMPP does not. */
final class BridgeHealth implements Supplier<Health> {
  private final HealthSettings settings;
  private final MediaPort port;

  BridgeHealth(HealthSettings settings, MediaPort port) {
    this.settings = settings;
    this.port = port;
  }

  @Override
  public Health get() {
    if (settings.requireValidAddress() && !Addresses.anyValid(settings.publicAddresses())) {
      return Health.bad("No valid IP addresses available for harvesting.");
    }
    if (!port.bound()) {
      return Health.bad("Failed to bind single-port");
    }
    return Health.GOOD;
  }
}
