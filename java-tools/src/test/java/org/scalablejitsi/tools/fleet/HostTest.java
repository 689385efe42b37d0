package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HostTest {

  @Test
  void nullAndTheEmptyTextAreNoValues() {
    Map<String, @Nullable Object> vars = new HashMap<>();
    vars.put("none", null);
    vars.put("empty", "");
    vars.put("no", false);
    vars.put("list", List.of());
    Host host = new Host("a", Set.of(), vars);

    assertThat(List.of("none", "empty", "missing")).noneMatch(name -> host.has(variable(name)));
    assertThat(List.of("no", "list")).allMatch(name -> host.has(variable(name)));
  }

  @Test
  void knowsItsGroups() {
    Host host = new Host("a", Set.of("g"), Map.of());

    assertThat(host.isIn("g")).isTrue();
    assertThat(host.isIn("G")).isFalse();
  }

  @Test
  void doesNotChangeWithTheMapItWasMadeFrom() {
    Map<String, @Nullable Object> vars = new HashMap<>();
    Host host = new Host("a", Set.of(), vars);
    vars.put("x", 1);

    assertThat(host.vars()).isEmpty();
    assertThatThrownBy(() -> host.vars().put("x", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void givesValuesOfTheVariablesTypeAlone() {
    Host host =
        new Host(
            "a",
            Set.of(),
            Map.of("jitsi_turn_port", "many", "jitsi_turn_ttl", 60, "jitsi_turn_realm", List.of()));

    assertThat(host.get(Variable.TURN_PORT)).isNull();
    assertThat(host.number(Variable.TURN_PORT, 7)).isEqualTo(7);
    assertThat(host.number(Variable.TURN_TTL, 7)).isEqualTo(60);
    assertThat(host.get(Variable.TURN_REALM)).isNull();
    assertThat(host.text(Variable.TURN_REALM)).isEqualTo("[]");
    assertThat(host.list(Variable.TURN_ADDRESSES)).isEmpty();
    assertThat(host.map(Variable.MEET_CONFIG)).isEmpty();
  }

  private static Variable<Object> variable(String name) {
    return new Variable<>(name, Object.class);
  }
}
