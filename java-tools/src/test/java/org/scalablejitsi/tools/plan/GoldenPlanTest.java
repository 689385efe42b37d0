package org.scalablejitsi.tools.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalablejitsi.tools.format.HostFile;

/**
 * Compares each file of the plan with the one in {@code golden/expected}; {@code mvn test
 * -Dgolden.update=true} writes those anew.
 */
class GoldenPlanTest {

  private static final Path DOCUMENT = Path.of("src/test/resources/golden/plan.json");
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

  /** The document that the collection reads. */
  @Test
  void writesTheDocument(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanWriter.write(new GoldenRun(folder).plan(), out);
    String document = out.toString(StandardCharsets.UTF_8).replace(folder.toString(), "/inventory");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, document);
    }

    assertThat(document).isEqualTo(Files.readString(DOCUMENT));
  }

  private static String content(HostFile file) {
    return file instanceof HostFile.Link link
        ? "link to " + link.link() + "\n"
        : ((HostFile.Text) file).text();
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
