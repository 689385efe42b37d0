package org.scalablejitsi.tools.topology;

import java.util.List;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.FleetChecks;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.fleet.Variable;
import org.scalablejitsi.tools.problem.OneLine;
import org.scalablejitsi.tools.problem.Problems;

/**
 * One meet host, its bridges, and the TURN servers that have a host of their own.
 *
 * @param bridges in the inventory's order
 * @param turn in the inventory's order
 */
public record Topology(String domain, Node meet, List<Node> bridges, List<Node> turn) {

  /** What the plan refuses is refused here too: a picture of it would mislead. */
  public static Topology of(Fleet fleet) {
    Problems problems = new Problems();
    FleetChecks.run(fleet, problems);
    problems.throwIfErrors();
    Host meet = fleet.meetHosts().get(0);
    return new Topology(
        meet.text(Variable.DOMAIN),
        node(meet, List.of()),
        fleet.bridges().stream()
            .map(bridge -> node(bridge, addresses(bridge, Variable.BRIDGE_ADDRESSES)))
            .toList(),
        fleet.turnHosts().stream()
            .filter(host -> !host.isIn(Fleet.MEET))
            .map(host -> node(host, addresses(host, Variable.TURN_ADDRESSES)))
            .toList());
  }

  /** For example {@code 1 meet host, 3 bridges}. */
  String count() {
    return "1 meet host"
        + counted(bridges.size(), "bridge")
        + (turn.isEmpty() ? "" : counted(turn.size(), "TURN server"));
  }

  /** What every bridge listens on, or some of them where they differ. */
  Node anyBridge() {
    return any("each bridge", bridges);
  }

  /** The same of the TURN servers. */
  Node anyTurn() {
    return any("each TURN server", turn);
  }

  private static Node any(String name, List<Node> nodes) {
    List<Service> services =
        nodes.stream()
            .flatMap(node -> node.services().stream())
            .map(Service::name)
            .distinct()
            .map(service -> new Service(service, listeners(nodes, service)))
            .toList();
    return new Node(name, List.of(), services);
  }

  private static List<Listener> listeners(List<Node> nodes, String name) {
    return nodes.stream()
        .flatMap(node -> node.services().stream())
        .filter(service -> service.name().equals(name))
        .flatMap(service -> service.listeners().stream())
        .distinct()
        .toList();
  }

  private static String counted(int number, String what) {
    return ", " + number + " " + what + (number == 1 ? "" : "s");
  }

  private static Node node(Host host, List<String> addresses) {
    return new Node(OneLine.of(host.name()), addresses, Services.of(host));
  }

  private static List<String> addresses(Host host, Variable<List<?>> variable) {
    return host.texts(variable).stream().map(OneLine::of).toList();
  }
}
