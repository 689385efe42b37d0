package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoadThresholdsTest {

  private static final String REMEDY =
      "; set both, for example to 0.9 and 0.72 of the processor, or to 50000 and 40000 packets with"
          + " `jitsi_bridge_load_measurement: packet-rate` [JT076]";

  private final LoadThresholds rule = new LoadThresholds();

  @ParameterizedTest
  @CsvSource({
    "cpu-usage, 0.9, 0.72",
    "cpu-usage, 1, 0.5",
    "packet-rate, 50000, 40000",
    "cpu-usage,,"
  })
  void holds(String measurement, Double load, Double recovery) {
    assertThat(judged(measurement, load, recovery)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpu-usage|0.9||jitsi_bridge_load_threshold is set without jitsi_bridge_recovery_threshold",
        "cpu-usage||0.7|jitsi_bridge_recovery_threshold is set without jitsi_bridge_load_threshold",
        "cpu-usage|0.7|0.7|jitsi_bridge_recovery_threshold is 0.7, which is not between 0 and"
            + " jitsi_bridge_load_threshold, 0.7",
        "cpu-usage|0.7|0|jitsi_bridge_recovery_threshold is 0.0, which is not between 0 and"
            + " jitsi_bridge_load_threshold, 0.7",
        "cpu-usage|50000|40000|jitsi_bridge_load_threshold is 50000.0, more than the whole processor",
        "packet-rate|0.9|0.8|jitsi_bridge_load_threshold is 0.9 packet a second"
      })
  void refuses(String measurement, Double load, Double recovery, String reason) {
    assertThat(judged(measurement, load, recovery))
        .containsExactly("error: host bridge1: " + reason + REMEDY);
  }

  private List<String> judged(
      String measurement, @Nullable Double load, @Nullable Double recovery) {
    Map<String, @Nullable Object> vars = new LinkedHashMap<>();
    vars.put("jitsi_bridge_load_measurement", measurement);
    vars.put("jitsi_bridge_load_threshold", load);
    vars.put("jitsi_bridge_recovery_threshold", recovery);
    return lines(rule, bridge("bridge1", vars));
  }
}
