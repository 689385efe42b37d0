package org.scalablejitsi.tools.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.format.HoconLeaves.Leaf;

final class HoconLeavesTest {

  @Test
  void findsEachValueWithItsKeyAndLine() {
    assertThat(HoconLeaves.of("a {\n  b = 1\n  c { d = x }\n}\ne = [1, 2]\n"))
        .contains(
            List.of(
                new Leaf("a.b", 2, Optional.of(1)),
                new Leaf("a.c.d", 3, Optional.of("x")),
                new Leaf("e", 5, Optional.of(List.of(1, 2)))));
  }

  @Test
  void leavesOpenWhatTheHostsEnvironmentDecides() {
    assertThat(HoconLeaves.of("a = ${NOWHERE}\n"))
        .contains(List.of(new Leaf("a", 1, Optional.empty())));
  }

  @Test
  void findsNothingInAnotherFormat() {
    assertThat(HoconLeaves.of("a = {\n")).isEmpty();
  }

  @Test
  void printsNoValue() {
    assertThat(new Leaf("a.b", 2, Optional.of("secret"))).hasToString("leaf a.b");
  }
}
