package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

  @Test
  void printsARulesPage() throws IOException {
    String page = Files.readString(Path.of("src/main/resources/rules/JT005.md"));

    assertThat(explain("JT005")).isEqualTo(new Ended(0, page, ""));
    assertThat(explain("jt005")).isEqualTo(new Ended(0, page, ""));
  }

  @Test
  void listsAllRulesOneALine() {
    Ended ended = explain();

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .startsWith("JT001  error    exactly one host is in jitsi_meet\n")
        .contains("\nJT044  warning  no key that the service does not know\n");
    assertThat(ended.out().lines())
        .allMatch(line -> line.matches("JT\\d{3}  (error  |warning)  .+"));
  }

  @Test
  void printsAPageAsJson() throws IOException {
    JsonNode page = JsonMapper.builder().build().readTree(explain("--json", "JT005").out());

    assertThat(page.fieldNames()).toIterable().containsExactly("rule", "level", "title", "text");
    assertThat(page.get("rule").asText()).isEqualTo("JT005");
    assertThat(page.get("level").asText()).isEqualTo("error");
    assertThat(page.get("title").asText()).isEqualTo("each bridge has literal addresses");
    assertThat(page.get("text").asText()).isEqualTo(explain("JT005").out());
  }

  @Test
  void printsTheListAsJson() throws IOException {
    JsonNode pages = JsonMapper.builder().build().readTree(explain("--json").out());

    assertThat(pages.isArray()).isTrue();
    assertThat(pages.size()).isEqualTo((int) explain().out().lines().count());
    assertThat(pages.get(0).get("rule").asText()).isEqualTo("JT001");
  }

  @Test
  void proposesNumbersForAnUnknownOne() {
    assertThat(explain("JT0005"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "error: there is no rule 'JT0005', did you mean JT005, JT001, JT002?; see"
                    + " `jitsi-tools explain --help`\n"));
    assertThat(explain("nickname"))
        .isEqualTo(
            new Ended(
                2, "", "error: there is no rule 'nickname'; see `jitsi-tools explain --help`\n"));
  }

  @Test
  void helps() {
    assertThat(explain("--help").out())
        .startsWith("Usage: jitsi-tools explain")
        .contains("[RULE]", "--json", "jitsi-tools explain JT005", "no rule has that number");
  }

  private static Ended explain(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "explain";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Ended.of("", command);
  }
}
