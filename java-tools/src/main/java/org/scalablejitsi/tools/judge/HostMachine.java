package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scalablejitsi.tools.problem.Rule;

/** The machine of a host: its size and its clock. */
final class HostMachine {

  static final Rule SIZE = Rule.warning("JT600");
  static final Rule CLOCK = Rule.warning("JT601");
  private static final int CPUS = 4;
  private static final int MEMORY_MB = 8192;

  /** What the kernel keeps for itself is missing in what it says. */
  private static final double SEEN = 0.88;

  private HostMachine() {}

  static Optional<BrokenRule> size(PreflightHost host) {
    JsonNode cpus = host.found().path("cpus");
    JsonNode memory = host.found().path("memory_mb");
    List<String> small = new ArrayList<>();
    if (cpus.isNumber() && cpus.doubleValue() < CPUS) {
      small.add(cpus.asText() + " CPUs");
    }
    if (memory.isNumber() && memory.doubleValue() < MEMORY_MB * SEEN) {
      small.add(memory.asText() + " MB of memory");
    }
    return small.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BrokenRule(
                SIZE,
                ("has %s; %d CPUs and %d MB are recommended: give it more, or set"
                        + " jitsi_preflight_sizing to ignore")
                    .formatted(String.join(" and ", small), CPUS, MEMORY_MB)));
  }

  /** A container has its machine's clock and cannot know. */
  static Optional<BrokenRule> clock(PreflightHost host) {
    boolean isSet =
        AnyJson.isSet(host.found().path("container"))
            || !host.found().path("synchronised").asText("").equals("no");
    return isSet
        ? Optional.empty()
        : Optional.of(
            new BrokenRule(
                CLOCK,
                "has a clock that no time service sets: install systemd-timesyncd or chrony"));
  }
}
