package org.scalablejitsi.tools.topology;

import java.util.ArrayList;
import java.util.List;
import org.scalablejitsi.tools.check.FleetChecks;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.OneLine;
import org.scalablejitsi.tools.problem.Problems;

/**
 * One meet host and its bridges.
 *
 * @param bridges in the inventory's order
 */
public record Topology(String domain, Node meet, List<Node> bridges) {

  static final String PROSODY = "prosody";
  private static final String VIDEOBRIDGE = "videobridge";

  /** What the plan refuses is refused here too: a picture of it would mislead. */
  public static Topology of(Fleet fleet) {
    Problems problems = new Problems();
    FleetChecks.run(fleet, problems);
    problems.throwIfAny();
    Host meet = fleet.meetHosts().get(0);
    return new Topology(
        String.valueOf(meet.vars().get("jitsi_domain")),
        meet(meet),
        fleet.bridges().stream().map(Topology::bridge).toList());
  }

  /** For example {@code 1 meet host, 3 bridges}. */
  String count() {
    return "1 meet host, " + bridges.size() + (bridges.size() == 1 ? " bridge" : " bridges");
  }

  /** What every bridge listens on, or some of them where they differ. */
  Node anyBridge() {
    List<Listener> listeners =
        bridges.stream()
            .flatMap(bridge -> bridge.services().stream())
            .flatMap(service -> service.listeners().stream())
            .distinct()
            .toList();
    return new Node("each bridge", List.of(), List.of(new Service(VIDEOBRIDGE, listeners)));
  }

  private static Node meet(Host host) {
    List<Listener> prosody = new ArrayList<>();
    prosody.add(Listener.tcp(Reach.BRIDGES, xmppPort(host)));
    prosody.add(Listener.tcp(Reach.LOOPBACK, Ports.PROSODY_HTTP));
    if (Boolean.TRUE.equals(host.vars().get("_jitsi_meet_component"))) {
      prosody.add(Listener.tcp(Reach.LOOPBACK, Ports.XMPP_COMPONENTS));
    }
    return new Node(
        OneLine.of(host.name()),
        List.of(),
        List.of(
            Service.of("nginx", Listener.tcp(Reach.WORLD, Ports.HTTP, Ports.HTTPS)),
            Service.of("web app"),
            new Service(PROSODY, prosody),
            Service.of("jicofo", Listener.tcp(Reach.LOOPBACK, Ports.JICOFO_REST))));
  }

  private static Node bridge(Host host) {
    List<?> addresses = (List<?>) host.vars().getOrDefault("jitsi_bridge_addresses", List.of());
    List<Listener> listeners = new ArrayList<>();
    listeners.add(Listener.udp(Reach.WORLD, mediaPort(host)));
    if ("properties".equals(host.vars().get("jitsi_config_layout"))) {
      listeners.add(Listener.tcp(Reach.WORLD, Ports.MEDIA_TCP));
    }
    if (Boolean.TRUE.equals(host.vars().get("jitsi_bridge_websocket"))) {
      listeners.add(Listener.tcp(Reach.MEET, websocketPort(host)));
    }
    listeners.add(Listener.tcp(Reach.LOOPBACK, Ports.BRIDGE_REST));
    return new Node(
        OneLine.of(host.name()),
        addresses.stream().map(String::valueOf).toList(),
        List.of(new Service(VIDEOBRIDGE, listeners)));
  }

  private static int mediaPort(Host bridge) {
    return bridge.vars().get("jitsi_bridge_media_port") instanceof Number port
        ? port.intValue()
        : Ports.MEDIA;
  }

  private static int websocketPort(Host bridge) {
    return bridge.vars().get("jitsi_bridge_websocket_port") instanceof Number port
        ? port.intValue()
        : Ports.WEBSOCKET;
  }

  /** The roles' own constant comes along with the host's variables. */
  private static int xmppPort(Host meet) {
    return meet.vars().get("_jitsi_xmpp_port") instanceof Number port
        ? port.intValue()
        : Ports.XMPP;
  }
}
