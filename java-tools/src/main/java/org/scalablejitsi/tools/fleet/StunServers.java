package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/**
 * The bridge splits each at its colon, and drops silently what it cannot use; a browser refuses the
 * whole list.
 */
final class StunServers implements FleetRule {

  static final Rule RULE = Rule.error("JT073");
  private static final String OF_BRIDGE = "jitsi_bridge_stun_servers";
  private static final String OF_BROWSERS = "jitsi_meet_stun_servers";
  private static final Pattern SERVER = Pattern.compile("([^:]+):([1-9][0-9]{0,4})");
  private static final int LAST_PORT = 65535;

  @Override
  public String name() {
    return "STUN servers";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return Stream.concat(
            fleet.bridges().stream().flatMap(bridge -> judge(bridge, OF_BRIDGE)),
            fleet.meetHosts().stream().flatMap(meet -> judge(meet, OF_BROWSERS)))
        .toList();
  }

  private static Stream<Problem> judge(Host host, String variable) {
    return host.vars().get(variable) instanceof List<?> servers
        ? servers.stream()
            .map(String::valueOf)
            .filter(server -> !isServer(server))
            .map(server -> broken(variable, server).on(host.name()))
        : Stream.empty();
  }

  private static boolean isServer(String server) {
    Matcher parts = SERVER.matcher(server);
    return parts.matches()
        && Integer.parseInt(parts.group(2)) <= LAST_PORT
        && XmppHost.isNameOrAddress(parts.group(1));
  }

  private static Problem broken(String variable, String server) {
    return RULE.broken(
        variable + " has '" + server + "', which is no name or IPv4 address with a port",
        "write each like `stun.example.com:3478`");
  }
}
