package org.scalablejitsi.tools.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.fleet.Ports;

/**
 * What runs on a host, by its groups and options. The roles' own constants come along with these.
 */
final class Services {

  static final String NGINX = "nginx";
  static final String PROSODY = "prosody";
  static final String COTURN = "coturn";
  static final String METRICS = "metrics";

  private Services() {}

  static List<Service> of(Host host) {
    List<Service> services = new ArrayList<>();
    if (host.isIn(Fleet.MEET)) {
      services.add(Service.of(NGINX, Listener.tcp(Reach.WORLD, Ports.HTTP, Ports.HTTPS)));
      services.add(Service.of("web app"));
      services.add(prosody(host));
      services.add(Service.of("jicofo", Listener.tcp(Reach.LOOPBACK, Ports.JICOFO_REST)));
    }
    if (host.isIn(Fleet.BRIDGES)) {
      services.add(videobridge(host));
    }
    if (host.isIn(Fleet.TURN)) {
      services.add(new Service(COTURN, turn(host)));
    }
    if (isTrue(host, "_jitsi_metrics")) {
      List<String> readers = texts(host.vars().get("jitsi_metrics_allow"));
      int port = number(host, "jitsi_metrics_port", Ports.METRICS);
      services.add(Service.of(METRICS, Listener.tcp(Reach.LISTED, port).from(readers)));
    }
    return services;
  }

  private static Service prosody(Host meet) {
    List<Listener> listeners = new ArrayList<>();
    listeners.add(Listener.tcp(Reach.BRIDGES, number(meet, "_jitsi_xmpp_port", Ports.XMPP)));
    listeners.add(Listener.tcp(Reach.LOOPBACK, Ports.PROSODY_HTTP));
    if (isTrue(meet, "_jitsi_meet_component")) {
      listeners.add(Listener.tcp(Reach.LOOPBACK, Ports.XMPP_COMPONENTS));
    }
    return new Service(PROSODY, listeners);
  }

  private static Service videobridge(Host bridge) {
    List<Listener> listeners = new ArrayList<>();
    listeners.add(
        Listener.udp(Reach.WORLD, number(bridge, "jitsi_bridge_media_port", Ports.MEDIA)));
    if ("properties".equals(bridge.vars().get("jitsi_config_layout"))) {
      listeners.add(Listener.tcp(Reach.WORLD, Ports.MEDIA_TCP));
    }
    if (isTrue(bridge, "jitsi_bridge_websocket")) {
      int port = number(bridge, "jitsi_bridge_websocket_port", Ports.WEBSOCKET);
      listeners.add(Listener.tcp(Reach.MEET, port));
    }
    listeners.add(Listener.tcp(Reach.LOOPBACK, Ports.BRIDGE_REST));
    return new Service("videobridge", listeners);
  }

  /** What the role opens to the world. */
  private static List<Listener> turn(Host host) {
    List<Listener> listeners = new ArrayList<>();
    if (host.vars().get("_jitsi_turn_open") instanceof List<?> entries) {
      for (Object entry : entries) {
        if (entry instanceof Map<?, ?> open && "world".equals(open.get("from"))) {
          listeners.add(Listener.of(Reach.WORLD, open.get("port") + "/" + open.get("proto")));
        }
      }
    }
    return listeners;
  }

  private static boolean isTrue(Host host, String variable) {
    return Boolean.TRUE.equals(host.vars().get(variable));
  }

  private static int number(Host host, String variable, int otherwise) {
    return host.vars().get(variable) instanceof Number port ? port.intValue() : otherwise;
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
