package org.scalablejitsi.tools.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class MermaidWriterTest {

  private static final Pattern STATEMENT =
      Pattern.compile(
          "flowchart LR"
              + "|  world\\(\\[\"the world\"]\\)"
              + "|  subgraph meet\\[\"[^\"]+\"]"
              + "|  end"
              + "|  [a-z]+[0-9]*\\[\"[^\"\\[\\]{}|`\\\\]+\"]"
              + "|  [a-z]+[0-9]* -->\\|\"[0-9, ]+/(tcp|udp)\"\\| [a-z]+[0-9]*");

  @Property(tries = 200)
  void writesNothingButItsFewStatementsWhateverTheHostsAreCalled(@ForAll String anything) {
    List<String> lines =
        lines(DiagramFormat.MERMAID.of(Topology.of(Fleets.called(Fleets.name(anything)))));

    assertThat(lines).allMatch(line -> STATEMENT.matcher(line).matches()).hasSize(12);
  }

  @Test
  void writesSignsByTheirNumber() {
    assertThat(DiagramFormat.MERMAID.of(Topology.of(Fleets.called("a\"];#<b>`é"))))
        .contains("  subgraph meet[\"a#34;#93;#59;#35;#60;b#62;#96;é\"]\n");
  }

  @Test
  void countsTheBridgesAfterTheTwelfth() {
    assertThat(lines(DiagramFormat.MERMAID.of(Topology.of(Fleets.of(50)))))
        .contains(
            "  more[\"… and 38 more bridges\"]",
            "  more -->|\"5222/tcp\"| prosody",
            "  world -->|\"10000/udp\"| more",
            "  world -->|\"10000/udp\"| bridge12")
        .noneMatch(line -> line.contains("bridge13"));
  }

  private static List<String> lines(String drawn) {
    return drawn.lines().toList();
  }
}
