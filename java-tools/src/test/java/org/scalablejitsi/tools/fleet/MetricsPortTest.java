package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricsPortTest {

  private static final String VARIABLE = "jitsi_metrics_port";

  private final MetricsPort rule = new MetricsPort();

  @Test
  void holdsForAPortOfItsOwn() {
    assertThat(lines(rule, meet("meet1", VARIABLE, 9888), bridge("bridge1", VARIABLE, 9100)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {5222, 5280, 5347, 8080, 8888})
  void refusesThoseOfJitsi(int port) {
    assertThat(lines(rule, meet("meet1", VARIABLE, port)))
        .containsExactly(
            "error: host meet1: jitsi_metrics_port is "
                + port
                + ", where a service of Jitsi listens; choose another, for example 9888 [JT351]");
  }
}
