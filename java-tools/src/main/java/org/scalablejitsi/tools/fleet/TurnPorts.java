package org.scalablejitsi.tools.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/**
 * A TURN server's ports must not be in each other's way, nor in that of other services of its host.
 */
final class TurnPorts implements FleetRule {

  static final Rule RULE = Rule.error("JT333");
  private static final Set<Integer> OF_THE_MEET_HOST =
      Set.of(
          Ports.HTTP,
          Ports.HTTPS,
          Ports.XMPP,
          Ports.PROSODY_HTTP,
          Ports.XMPP_COMPONENTS,
          Ports.JICOFO_REST);

  @Override
  public String name() {
    return "ports of TURN servers";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    for (Host host : fleet.turnHosts()) {
      int port = number(host, "jitsi_turn_port");
      int tlsPort = number(host, "jitsi_turn_tls_port");
      int least = number(host, "jitsi_turn_min_port");
      int most = number(host, "jitsi_turn_max_port");
      if (port == tlsPort) {
        problems.add(
            broken(
                host,
                "jitsi_turn_port and jitsi_turn_tls_port are both " + port,
                "give each a port of its own"));
      }
      if (least > most) {
        problems.add(
            broken(
                host,
                "jitsi_turn_min_port " + least + " is above jitsi_turn_max_port " + most,
                "exchange them"));
      }
      for (int own : List.of(port, tlsPort)) {
        if (own >= least && own <= most) {
          problems.add(
              broken(
                  host,
                  "port " + own + " is among the ports that relay, " + least + " to " + most,
                  "choose one below jitsi_turn_min_port"));
        }
        if (Boolean.TRUE.equals(host.vars().get("_jitsi_metrics"))
            && own == number(host, "jitsi_metrics_port")) {
          problems.add(
              broken(host, "port " + own + " is jitsi_metrics_port too", "choose another for one"));
        }
        if (host.isIn(Fleet.MEET) && OF_THE_MEET_HOST.contains(own)) {
          problems.add(
              broken(
                  host,
                  "port " + own + " is the meet host's own",
                  "choose another, or give TURN a host of its own"));
        }
      }
    }
    return problems;
  }

  /** The options have defaults, and their types have been checked before. */
  private static int number(Host host, String variable) {
    return host.vars().get(variable) instanceof Number number ? number.intValue() : -1;
  }

  private static Problem broken(Host host, String what, String remedy) {
    return RULE.broken(what, remedy).on(host.name());
  }
}
