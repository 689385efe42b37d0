package org.scalablejitsi.tools.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.fleet.Ports;
import org.scalablejitsi.tools.fleet.Variable;

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
    if (host.isTrue(Variable.ROLE_METRICS)) {
      List<String> readers = host.texts(Variable.METRICS_ALLOW);
      int port = host.number(Variable.METRICS_PORT, Ports.METRICS);
      services.add(Service.of(METRICS, Listener.tcp(Reach.LISTED, port).from(readers)));
    }
    return services;
  }

  private static Service prosody(Host meet) {
    List<Listener> listeners = new ArrayList<>();
    listeners.add(Listener.tcp(Reach.BRIDGES, meet.number(Variable.ROLE_XMPP_PORT, Ports.XMPP)));
    listeners.add(Listener.tcp(Reach.LOOPBACK, Ports.PROSODY_HTTP));
    if (meet.isTrue(Variable.ROLE_MEET_COMPONENT)) {
      listeners.add(Listener.tcp(Reach.LOOPBACK, Ports.XMPP_COMPONENTS));
    }
    return new Service(PROSODY, listeners);
  }

  private static Service videobridge(Host bridge) {
    List<Listener> listeners = new ArrayList<>();
    listeners.add(
        Listener.udp(Reach.WORLD, bridge.number(Variable.BRIDGE_MEDIA_PORT, Ports.MEDIA)));
    if (bridge.is(Variable.CONFIG_LAYOUT, "properties")) {
      listeners.add(Listener.tcp(Reach.WORLD, Ports.MEDIA_TCP));
    }
    if (bridge.isTrue(Variable.BRIDGE_WEBSOCKET)) {
      int port = bridge.number(Variable.BRIDGE_WEBSOCKET_PORT, Ports.WEBSOCKET);
      listeners.add(Listener.tcp(Reach.MEET, port));
    }
    listeners.add(Listener.tcp(Reach.LOOPBACK, Ports.BRIDGE_REST));
    return new Service("videobridge", listeners);
  }

  /** What the role opens to the world. */
  private static List<Listener> turn(Host host) {
    List<Listener> listeners = new ArrayList<>();
    for (Object entry : host.list(Variable.ROLE_TURN_OPEN)) {
      if (entry instanceof Map<?, ?> open && "world".equals(open.get("from"))) {
        listeners.add(Listener.of(Reach.WORLD, open.get("port") + "/" + open.get("proto")));
      }
    }
    return listeners;
  }
}
