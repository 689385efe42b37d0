package org.scalablejitsi.tools.plan;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.fleet.UnseenAddresses;
import org.scalablejitsi.tools.fleet.Variable;
import org.scalablejitsi.tools.secrets.Secrets;

/**
 * The variables that a template sees: the host's own variables and those that only the whole fleet
 * gives.
 */
final class HostVariables {

  private final Map<String, String> nicknames;
  private final Secrets secrets;
  private final Map<String, @Nullable Object> fleetVariable;
  private final Map<String, Object> logins;

  HostVariables(Fleet fleet, Map<String, String> nicknames, Secrets secrets) {
    this.nicknames = nicknames;
    this.secrets = secrets;
    logins = logins(secrets);
    // Built once: for each host anew it would cost the square of the fleet.
    fleetVariable = fleetVariable(fleet, nicknames);
  }

  Map<String, @Nullable Object> of(Host host) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>(host.vars());
    variables.put("inventory_hostname", host.name());
    String nickname = nicknames.get(host.name());
    if (nickname != null) {
      variables.put("jitsi_nickname", nickname);
    }
    variables.put("jitsi_secrets", secrets.placeholders());
    variables.put("jitsi_logins", logins);
    variables.put("jitsi_fleet", fleetVariable);
    return variables;
  }

  private static Map<String, Object> logins(Secrets secrets) {
    Map<String, Object> variable = new LinkedHashMap<>();
    secrets
        .logins()
        .forEach(
            (name, versions) ->
                variable.put(
                    name,
                    versions.stream()
                        .map(it -> Map.of("id", it.id(), "password", it.password()))
                        .toList()));
    return variable;
  }

  private static Map<String, @Nullable Object> fleetVariable(
      Fleet fleet, Map<String, String> nicknames) {
    UnseenAddresses unseen = new UnseenAddresses();
    List<Map<String, @Nullable Object>> bridges =
        fleet.bridges().stream()
            .sorted(Comparator.comparing(Host::name))
            .map(bridge -> bridge(bridge, nicknames, unseen))
            .toList();
    Map<String, @Nullable Object> variable = new LinkedHashMap<>();
    variable.put("meet", fleet.meetHosts().get(0).name());
    variable.put("bridges", bridges);
    variable.put("turn", fleet.turnHosts().stream().map(HostVariables::turn).toList());
    return variable;
  }

  private static Map<String, @Nullable Object> turn(Host host) {
    Map<String, @Nullable Object> turn = new LinkedHashMap<>();
    turn.put("host", host.name());
    turn.put("addresses", host.value(Variable.ROLE_TURN_ADDRESSES));
    turn.put("port", host.value(Variable.TURN_PORT));
    turn.put("tls_port", host.value(Variable.TURN_TLS_PORT));
    turn.put("ttl", host.value(Variable.TURN_TTL));
    return turn;
  }

  private static Map<String, @Nullable Object> bridge(
      Host host, Map<String, String> nicknames, UnseenAddresses unseen) {
    Map<String, @Nullable Object> bridge = new LinkedHashMap<>();
    bridge.put("host", host.name());
    bridge.put("nickname", nicknames.get(host.name()));
    bridge.put("addresses", host.value(Variable.BRIDGE_ADDRESSES));
    bridge.put("unseen_addresses", unseen.of(host));
    bridge.put("websocket", host.isTrue(Variable.BRIDGE_WEBSOCKET));
    bridge.put("websocket_port", host.value(Variable.BRIDGE_WEBSOCKET_PORT));
    return bridge;
  }
}
