package org.scalablejitsi.tools.nicknames;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

/** Adds the bridges without a nickname to a registry. */
final class Assignment {

  private final Registry registry;
  private final Problems problems;
  private final Map<String, String> hostByKey = new HashMap<>();

  Assignment(Registry registry, Problems problems) {
    this.registry = registry;
    this.problems = problems;
    registry
        .nicknames()
        .forEach((host, nickname) -> hostByKey.put(NicknameShape.key(nickname), host));
  }

  /** Returns the hosts that got a nickname, sorted. */
  List<String> assign(List<Host> bridges) {
    List<Host> byName = bridges.stream().sorted(Comparator.comparing(Host::name)).toList();
    List<String> assigned = new ArrayList<>();
    // Chosen ones first: a derived one can give way, a chosen one cannot.
    for (Host bridge : byName) {
      if (bridge.has(NicknameRegistry.VARIABLE)) {
        takeChosen(bridge, assigned);
      }
    }
    for (Host bridge : byName) {
      if (!bridge.has(NicknameRegistry.VARIABLE)
          && !registry.nicknames().containsKey(bridge.name())) {
        give(bridge, NicknameShape.derive(bridge.name(), hostByKey.keySet()), assigned);
      }
    }
    return assigned.stream().sorted().toList();
  }

  String nicknameOf(String host) {
    return Objects.requireNonNull(registry.nicknames().get(host));
  }

  private void takeChosen(Host bridge, List<String> assigned) {
    String chosen = String.valueOf(bridge.vars().get(NicknameRegistry.VARIABLE));
    if (!NicknameShape.isValid(chosen)) {
      problems.add(
          Problem.check(
                  NicknameRegistry.VARIABLE + " '" + chosen + "' is no nickname",
                  "use " + NicknameShape.IN_WORDS)
              .on(bridge.name()));
      return;
    }
    String registered = registry.nicknames().get(bridge.name());
    String holder = hostByKey.get(NicknameShape.key(chosen));
    if (holder != null && !holder.equals(bridge.name())) {
      problems.add(
          Problem.check(
              "hosts "
                  + holder
                  + " and "
                  + bridge.name()
                  + " have the same nickname '"
                  + chosen
                  + "'",
              "choose another " + NicknameRegistry.VARIABLE + " for " + bridge.name()));
    } else if (registered == null) {
      give(bridge, chosen, assigned);
    } else if (!registered.equals(chosen)) {
      problems.add(
          Problem.check(
                  NicknameRegistry.VARIABLE
                      + " is '"
                      + chosen
                      + "', but the registry has '"
                      + registered
                      + "', and a bridge keeps its nickname for ever",
                  "set it to '" + registered + "' or remove it")
              .on(bridge.name()));
    }
  }

  private void give(Host bridge, String nickname, List<String> assigned) {
    registry.nicknames().put(bridge.name(), nickname);
    hostByKey.put(NicknameShape.key(nickname), bridge.name());
    assigned.add(bridge.name());
  }
}
