package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The one key that an object of JavaScript does not take as a key, wherever it is nested. */
final class NoPrototypeKeys implements FleetRule {

  static final Rule RULE = Rule.error("JT012");
  private static final String KEY = "__proto__";
  private static final List<String> VARIABLES =
      List.of("jitsi_meet_config", "jitsi_meet_interface_config");

  @Override
  public String name() {
    return "no key that JavaScript loses";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .flatMap(
            host ->
                VARIABLES.stream()
                    .filter(variable -> isIn(host.vars().get(variable)))
                    .map(variable -> broken(variable, host)))
        .toList();
  }

  private static boolean isIn(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.containsKey(KEY) || map.values().stream().anyMatch(NoPrototypeKeys::isIn);
    }
    return value instanceof List<?> list && list.stream().anyMatch(NoPrototypeKeys::isIn);
  }

  private static Problem broken(String variable, Host host) {
    return RULE.broken(
            variable + " has the key " + KEY + ", which JavaScript does not take as one",
            "take it out")
        .on(host.name());
  }
}
