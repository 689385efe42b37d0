package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Of the ports that services have by themselves no file says anything. */
final class MetricsPort implements FleetRule {

  static final Rule RULE = Rule.error("JT351");
  private static final String VARIABLE = "jitsi_metrics_port";

  /** Of prosody (clients, servers, HTTP twice, components), the bridge and jicofo. */
  private static final List<Integer> TAKEN =
      List.of(
          Ports.XMPP,
          5269,
          Ports.PROSODY_HTTP,
          5281,
          Ports.XMPP_COMPONENTS,
          Ports.BRIDGE_REST,
          Ports.JICOFO_REST);

  @Override
  public String name() {
    return "port of the metrics";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream().flatMap(MetricsPort::judge).toList();
  }

  private static Stream<Problem> judge(Host host) {
    return host.vars().get(VARIABLE) instanceof Number port && TAKEN.contains(port.intValue())
        ? Stream.of(broken(port).on(host.name()))
        : Stream.empty();
  }

  private static Problem broken(Number port) {
    return RULE.broken(
        VARIABLE + " is " + port + ", where a service of Jitsi listens",
        "choose another, for example 9888");
  }
}
