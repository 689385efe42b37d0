package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Ansible itself reads it only when the meet host has been deployed. */
final class Serial implements FleetRule {

  static final Rule RULE = Rule.error("JT380");
  private static final String VARIABLE = "jitsi_serial";
  private static final Pattern STEP = Pattern.compile("[1-9][0-9]{0,4}|([1-9][0-9]?|100)%");

  @Override
  public String name() {
    return "how many bridges at a time";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream()
        .filter(host -> host.has(VARIABLE) && !isSerial(host.vars().get(VARIABLE)))
        .map(Serial::broken)
        .toList();
  }

  private static boolean isSerial(@Nullable Object value) {
    Stream<?> steps = value instanceof List<?> list ? list.stream() : Stream.of(value);
    return !List.of().equals(value)
        && steps.allMatch(step -> STEP.matcher(String.valueOf(step)).matches());
  }

  private static Problem broken(Host host) {
    return RULE.broken(
            VARIABLE + " is '" + host.vars().get(VARIABLE) + "'",
            "set it to a number, a share such as `25%`, or a list of these such as `[1, 100%]`")
        .on(host.name());
  }
}
