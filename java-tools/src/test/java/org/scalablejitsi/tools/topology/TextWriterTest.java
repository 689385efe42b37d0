package org.scalablejitsi.tools.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.fleet.Fleet;

final class TextWriterTest {

  @Test
  void listsEveryBridge() {
    assertThat(DiagramFormat.TEXT.of(Topology.of(Fleets.of(200))))
        .contains(
            IntStream.rangeClosed(1, 200).mapToObj(i -> "| bridge" + i + ".example.com").toList());
  }

  @Test
  void keepsItsBoxesStraightWhateverTheHostsAreCalled() {
    Fleet fleet =
        new Fleet(
            List.of(
                Fleets.meet("日本[1m", Map.of()),
                Fleets.bridge("x", "192.0.2.1"),
                Fleets.bridge("y".repeat(70), "192.0.2.2")));
    List<String> lines = DiagramFormat.TEXT.of(Topology.of(fleet)).lines().toList();

    assertThat(lines.subList(6, 14))
        .filteredOn(line -> line.endsWith("|") || line.endsWith("-+"))
        .hasSize(7)
        .allMatch(line -> TextWidth.of(line) == TextWidth.of(lines.get(6)));
  }
}
