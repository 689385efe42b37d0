package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scalablejitsi.tools.fleet.Ports;
import org.scalablejitsi.tools.problem.Rule;

/** The ports that a host's services need, and whether somebody else listens there. */
final class HeldPorts {

  static final Rule FREE = Rule.error("JT602");
  private static final String COTURN = "coturn";
  private static final String NGINX = "nginx";
  private static final String PROSODY = "prosody";
  private static final String BRIDGE = "jitsi-videobridge2";
  private static final String TCP = "/tcp";
  private static final String UDP = "/udp";

  private HeldPorts() {}

  static Collection<BrokenRule> of(PreflightHost host) {
    Map<String, String> services = services(host);
    Map<String, BrokenRule> held = new LinkedHashMap<>();
    for (JsonNode listener : host.found().path("listeners")) {
      String port = listener.path("port").asText("");
      String unit = listener.path("unit").asText("");
      String service = services.get(port);
      if (service != null && !unit.equals(service + ".service")) {
        String holder = listener.path("program").asText("");
        held.put(port, held(port, service, holder, unit));
      }
    }
    return held.values();
  }

  private static BrokenRule held(String port, String service, String program, String unit) {
    String remedy =
        unit.isEmpty()
            ? ": stop it or move it"
            : " (%1$s): stop it or move it, for instance by `systemctl disable --now %1$s`"
                .formatted(unit);
    return new BrokenRule(
        FREE, port + ", which " + service + " needs, is held by " + program + remedy);
  }

  private static Map<String, String> services(PreflightHost host) {
    Map<String, String> services = new HashMap<>();
    if (host.isIn(PreflightHost.TURN)) {
      services.put(host.setting("jitsi_turn_port") + UDP, COTURN);
      services.put(host.setting("jitsi_turn_port") + TCP, COTURN);
      services.put(host.setting("jitsi_turn_tls_port") + TCP, COTURN);
    }
    if (host.isIn(PreflightHost.MEET)) {
      services.put(Ports.HTTP + TCP, NGINX);
      services.put(Ports.HTTPS + TCP, NGINX);
      services.put(Ports.XMPP + TCP, PROSODY);
      services.put(Ports.PROSODY_HTTP + TCP, PROSODY);
      services.put(Ports.JICOFO_REST + TCP, "jicofo");
    } else if (host.isIn(PreflightHost.BRIDGES)) {
      services.put(Ports.BRIDGE_REST + TCP, BRIDGE);
      services.put(host.setting(BridgeMedia.PORT) + UDP, BRIDGE);
    }
    return services;
  }
}
