package org.scalablejitsi.tools.fleet;

import com.google.common.collect.MoreCollectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;

/** Hosts to judge, and the lines a user reads of the judgement. */
final class Hosts {
  private Hosts() {}

  static Host meet(String name) {
    return new Host(name, Set.of(Fleet.MEET), Map.of());
  }

  static Host meet(String name, String variable, @Nullable Object value) {
    return new Host(name, Set.of(Fleet.MEET), variable(variable, value));
  }

  static Host bridge(String name) {
    return new Host(name, Set.of(Fleet.BRIDGES), Map.of());
  }

  static Host bridge(String name, String variable, @Nullable Object value) {
    return new Host(name, Set.of(Fleet.BRIDGES), variable(variable, value));
  }

  static Host meet(String name, Map<String, @Nullable Object> variables) {
    return new Host(name, Set.of(Fleet.MEET), variables);
  }

  static Host bridge(String name, Map<String, @Nullable Object> variables) {
    return new Host(name, Set.of(Fleet.BRIDGES), variables);
  }

  static Host turn(String name, Map<String, @Nullable Object> variables) {
    return new Host(name, Set.of(Fleet.TURN), variables);
  }

  /** What a rule of this number finds, as a user reads it. */
  static List<String> lines(String number, Host... hosts) {
    return problems(number, hosts).stream().map(Problem::line).toList();
  }

  static List<Problem> problems(String number, Host... hosts) {
    return FleetChecks.RULES.stream()
        .filter(rule -> rule.rule().id().equals(number))
        .collect(MoreCollectors.onlyElement())
        .apply(new Fleet(List.of(hosts)));
  }

  private static Map<String, @Nullable Object> variable(String name, @Nullable Object value) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    variables.put(name, value);
    return variables;
  }
}
