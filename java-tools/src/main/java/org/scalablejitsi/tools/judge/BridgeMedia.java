package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scalablejitsi.tools.fleet.Addresses;
import org.scalablejitsi.tools.problem.Rule;

/** The participants' way to a bridge. */
final class BridgeMedia {

  static final String PORT = "jitsi_bridge_media_port";
  static final String ADDRESSES = "jitsi_bridge_addresses";
  static final Rule PUBLIC = Rule.error("JT618");
  static final Rule OPEN = Rule.warning("JT619");

  private BridgeMedia() {}

  /**
   * What the meet host is to try.
   *
   * @param warning for a bridge from which no answer comes
   */
  record Trial(List<String> addresses, JsonNode port, String warning) {}

  /** One that asks others for its address may have a public one that nobody knows yet. */
  static Optional<BrokenRule> address(PreflightHost host) {
    List<String> own = host.addresses();
    boolean asks = host.isOn("jitsi_bridge_stun_servers") || host.isOn("jitsi_bridge_aws_mapping");
    boolean isPrivate =
        Stream.concat(own.stream(), host.mappedTo("jitsi_bridge_address_mappings").stream())
            .allMatch(BridgeMedia::isPrivate);
    return !host.isOn("jitsi_bridge_require_public_address") || asks || own.isEmpty() || !isPrivate
        ? Optional.empty()
        : Optional.of(
            new BrokenRule(
                PUBLIC,
                "has only private addresses ("
                    + String.join(", ", own)
                    + "), with which the bridge holds itself for unhealthy and jicofo does not use"
                    + " it: give its public address in jitsi_bridge_address_mappings, or set"
                    + " jitsi_bridge_require_public_address to false where all participants are in"
                    + " its private network"));
  }

  private static boolean isPrivate(String address) {
    return Addresses.of(address).map(Addresses::isPrivate).orElse(false);
  }

  /**
   * How its media port is to be tried. A bridge that runs answers nobody whom it does not expect,
   * and ufw may get its rule for the port by this run.
   */
  static Optional<Trial> trial(PreflightHost host, String meet) {
    List<String> addresses = host.list(ADDRESSES);
    String port = host.setting(PORT) + "/udp";
    if (addresses.isEmpty()
        || host.setting("jitsi_firewall").equals("ufw")
        || host.listensOn(port)) {
      return Optional.empty();
    }
    BrokenRule silent =
        new BrokenRule(
            OPEN,
            ("%s gives %s no answer on %s, not even that nobody listens there yet: see the"
                    + " firewalls between, which have to let everybody's media in")
                .formatted(host.name(), meet, port));
    return Optional.of(new Trial(addresses, host.settings().path(PORT), silent.message()));
  }
}
