package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NoPrototypeKeysTest {
  private static final Map<String, Object> PROTO = Map.of("__proto__", Map.of("a", 1));

  private final NoPrototypeKeys rule = new NoPrototypeKeys();

  @Test
  void holdsForOtherKeysAndForItAsAValue() {
    assertThat(
            lines(
                rule,
                meet("meet1"),
                meet(
                    "meet2",
                    "jitsi_meet_config",
                    Map.of("proto", "__proto__", "constructor", 1, "b", List.of("__proto__"))),
                bridge("bridge1", "jitsi_meet_config", PROTO)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jitsi_meet_config", "jitsi_meet_interface_config"})
  void findsItInEitherVariable(String variable) {
    assertThat(lines(rule, meet("meet1", variable, PROTO))).containsExactly(line(variable));
  }

  @Test
  void findsItWhereverItIsNested() {
    Map<String, Object> nested = Map.of("a", Map.of("b", List.of(1, List.of(PROTO))));

    assertThat(lines(rule, meet("meet1", "jitsi_meet_config", nested)))
        .containsExactly(line("jitsi_meet_config"));
  }

  private static String line(String variable) {
    return "error: host meet1: "
        + variable
        + " has the key __proto__, which JavaScript does not take as one; take it out [JT012]";
  }
}
