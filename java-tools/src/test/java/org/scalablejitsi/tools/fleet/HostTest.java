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

    assertThat(List.of("none", "empty", "missing")).noneMatch(host::has);
    assertThat(List.of("no", "list")).allMatch(host::has);
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
}
