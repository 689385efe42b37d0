package org.scalablejitsi.tools.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares each file of the plan with the one in {@code golden/expected}; {@code mvn test
 * -Dgolden.update=true} writes those anew.
 */
class GoldenPlanTest {

  private static final Path SOURCES = Path.of("src/test/resources/golden/expected");

  @Test
  void rendersTheFixture(@TempDir Path folder) throws IOException {
    Map<String, String> rendered = new LinkedHashMap<>();
    new GoldenRun(folder)
        .plan()
        .hosts()
        .forEach(
            (host, part) ->
                part.files().forEach(file -> rendered.put(host + file.dest(), content(file))));
    if (Boolean.getBoolean("golden.update")) {
      update(rendered);
    }

    assertThat(rendered).isEqualTo(expected());
  }

  private static String content(Plan.FilePart file) {
    return file.link() == null
        ? Objects.requireNonNull(file.text())
        : "link to " + file.link() + "\n";
  }

  private static Map<String, String> expected() throws IOException {
    Map<String, String> expected = new LinkedHashMap<>();
    try (var files = Files.walk(SOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        expected.put(SOURCES.relativize(file).toString(), Files.readString(file));
      }
    }
    return expected;
  }

  private static void update(Map<String, String> rendered) throws IOException {
    for (Map.Entry<String, String> entry : rendered.entrySet()) {
      Path file = SOURCES.resolve(entry.getKey());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, entry.getValue());
    }
  }
}
