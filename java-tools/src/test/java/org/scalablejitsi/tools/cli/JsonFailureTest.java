package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A script that asked for JSON gets JSON, whatever goes wrong. */
final class JsonFailureTest {

  /** A line that fails, for each command that knows the option. */
  static final Map<String, List<String>> FAILING = failing();

  @TempDir Path folder;

  private static Map<String, List<String>> failing() {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    lines.put("plan", List.of("DIR/no.json"));
    lines.put("lint", List.of("DIR/no.j2"));
    lines.put("secrets init", List.of("DIR/no.yml"));
    lines.put("secrets list", List.of("DIR/no.yml"));
    lines.put("secrets rotate", List.of("DIR/no.yml"));
    lines.put("secrets check", List.of("DIR/no.yml", "--max-age=0"));
    lines.put("nicknames list", List.of("DIR/no.yml"));
    lines.put("nicknames assign", List.of("DIR/no/no.yml", "bridge1"));
    lines.put("nicknames release", List.of("DIR/no.yml", "bridge1"));
    lines.put("nicknames check", List.of("DIR/no.yml"));
    lines.put("topology", List.of("DIR/no.json"));
    lines.put("explain", List.of("JT999"));
    return lines;
  }

  static final List<String> COMMANDS = List.copyOf(FAILING.keySet());

  @Test
  void hasALineForEachCommandWithTheOption() {
    List<String> commands =
        HelpTest.all()
            .filter(command -> command.findOption("--json") != null)
            .map(command -> command.qualifiedName().replaceFirst("^jitsi-tools ", ""))
            .toList();

    assertThat(commands).containsExactlyInAnyOrderElementsOf(COMMANDS);
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void saysInJsonWhatFailed(String command) throws Exception {
    Ended ended = run(command, "--json");
    JsonNode answer = JsonMapper.builder().build().readTree(ended.out());

    assertThat(ended.code()).isBetween(1, 3);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).endsWith("}\n").hasLineCount(1);
    assertThat(answer.get("errors").asInt()).isOne();
    assertThat(answer.at("/findings/0/what").asText()).isNotEmpty();
    assertThat(answer.at("/findings/0/remedy").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void saysItOnStandardErrorOtherwise(String command) {
    Ended ended = run(command);

    assertThat(ended.code()).isBetween(1, 3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("error: ").hasLineCount(1);
  }

  @Test
  void saysWrongUsageInJsonToo() {
    assertThat(Ended.of("", "explain", "--json", "--nope"))
        .isEqualTo(
            new Ended(
                2,
                "{\"errors\":1,\"warnings\":0,\"findings\":[{\"rule\":null,\"level\":\"error\","
                    + "\"hosts\":[],\"what\":\"Unknown option: '--nope'\","
                    + "\"remedy\":\"see `jitsi-tools explain --help`\"}]}\n",
                ""));
    assertThat(Ended.of("", "render", "--json", "--output", "x").err())
        .isEqualTo("error: Unknown option: '--json'; see `jitsi-tools render --help`\n");
  }

  private Ended run(String command, String... more) {
    Stream<String> line =
        Stream.of(
                Stream.of(command.split(" ")),
                Stream.of(more),
                Objects.requireNonNull(FAILING.get(command)).stream()
                    .map(word -> word.replace("DIR", folder.toString())))
            .flatMap(words -> words);
    return Ended.of("", line.toArray(String[]::new));
  }
}
