package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

  @TempDir Path folder;

  @Test
  void countsWhatItRead() throws IOException {
    Path good = write("good.j2", "{% if a %}\n{{ b | upper }}\n{% endif %}\n");

    assertThat(run("lint", good.toString(), folder.toString()))
        .isEqualTo(new Ended(0, "1 templates read, 5 constructs used 6 times, 0 errors\n", ""));
  }

  @Test
  void saysEachPlaceAndFails() throws IOException {
    Path bad = write("bad.j2", "{{ a | e }}\n{{ b % 2 }}");

    Ended ended = run("lint", bad.toString());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out().lines())
        .hasSize(3)
        .anyMatch(
            line ->
                line.equals(
                    bad
                        + ":2:6: error: [JT206] the operator `%`; write instead: + - * // ~ or a"
                        + " comparison"))
        .last()
        .isEqualTo("1 templates read, 5 constructs used 7 times, 2 errors");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void printsJson() throws IOException {
    Path bad = write("bad.j2", "{{ b % 2 }}");

    assertThat(run("lint", "--json", bad.toString()))
        .isEqualTo(
            new Ended(
                1,
                "{\"templates\":[\""
                    + bad
                    + "\"],\"constructs\":{\"literal number\":1,\"name\":1,\"operator %\":1,"
                    + "\"output\":1},\"errors\":[{\"template\":\""
                    + bad
                    + "\",\"line\":1,\"column\":6,\"rule\":\"JT206\",\"what\":\"the operator `%`\","
                    + "\"instead\":\"+ - * // ~ or a comparison\"}]}\n",
                ""));
  }

  @Test
  void needsAPathThatIsThere() {
    assertThat(run("lint").code()).isEqualTo(2);
    assertThat(run("lint", "no/such/folder"))
        .isEqualTo(
            new Ended(
                3,
                "",
                "error: no/such/folder does not exist; name a template or a folder of templates\n"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Ended run(String... args) {
    return Ended.of("", args);
  }
}
