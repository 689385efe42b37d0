package org.scalablejitsi.tools.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalablejitsi.tools.fleet.Fleet;

/**
 * Compares each drawing with the one in {@code golden/topology}; {@code mvn test
 * -Dgolden.update=true} writes those anew.
 */
class GoldenTopologyTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden/topology");

  @ParameterizedTest
  @CsvSource({
    "one, TEXT, txt", "one, MERMAID, mmd", "one, SVG, svg",
    "example, TEXT, txt", "example, MERMAID, mmd", "example, SVG, svg",
    "forty, TEXT, txt", "forty, MERMAID, mmd", "forty, SVG, svg",
    "full, TEXT, txt", "full, MERMAID, mmd", "full, SVG, svg"
  })
  void drawsTheFleet(String fleet, DiagramFormat drawing, String ending) throws IOException {
    String drawn = drawing.of(Topology.of(fleet(fleet)));
    Path golden = FOLDER.resolve(fleet + "." + ending);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(golden, drawn);
    }

    assertThat(drawn).isEqualTo(Files.readString(golden));
  }

  @Test
  void theDocumentationShowsTheExample() throws IOException {
    String indented =
        Files.readString(FOLDER.resolve("example.txt")).replaceAll("(?m)^(?=.)", "    ");

    assertThat(Files.readString(Path.of("../docs/jitsi-tools.md"))).contains(indented);
  }

  private static Fleet fleet(String name) {
    return switch (name) {
      case "one" -> Fleets.of(1);
      case "forty" -> Fleets.of(40);
      case "full" -> Fleets.full();
      default -> Fleets.example();
    };
  }
}
