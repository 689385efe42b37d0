package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SerialTest {

  private static final String VARIABLE = "jitsi_serial";

  private final Serial rule = new Serial();

  static Stream<Object> right() {
    return Stream.of(1, "10", "1%", "100%", List.of(1, "50%", "100%"), List.of("3"));
  }

  static Stream<Object> wrong() {
    return Stream.of(0, -1, "many", "0%", "101%", "1.5", true, List.of(), List.of(1, "x"));
  }

  @ParameterizedTest
  @MethodSource("right")
  void holdsForWhatAnsibleReads(Object value) {
    assertThat(lines(rule, meet("meet1", VARIABLE, value), meet("meet2"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusesAllElse(Object value) {
    assertThat(lines(rule, meet("meet1", VARIABLE, value)))
        .containsExactly(
            "error: host meet1: jitsi_serial is '"
                + value
                + "'; set it to a number, a share such as `25%`, or a list of these such as `[1,"
                + " 100%]` [JT380]");
  }
}
