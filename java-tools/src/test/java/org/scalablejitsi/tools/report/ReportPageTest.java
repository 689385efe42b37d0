package org.scalablejitsi.tools.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.problem.ProblemException;

/**
 * Compares the page with the one in {@code golden/report}; {@code mvn test -Dgolden.update=true}
 * writes it anew.
 */
final class ReportPageTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden/report");

  private final String request;

  ReportPageTest() throws IOException {
    request = Files.readString(FOLDER.resolve("request.json"));
  }

  @Test
  void isTheGoldenPage() throws IOException {
    Path golden = FOLDER.resolve("expected.html");
    String page = page(request);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, page);
    }

    assertThat(page).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "answers Ansible",
        "bridge1",
        "reached",
        "2.3",
        "2026-11-24T09:22:10Z",
        "renew it"
      })
  void letsNoTextBecomeMarkup(String text) throws IOException {
    String attack = "</style><script>alert(1)</script>{{{ style }}}\"'`<b>`";
    // The variable of that name would be refused.
    String attacked = request.replace("\"domain\": \"", "\"domain\": \"" + json(attack));
    // So would a host of that name, but for this sign.
    String value = text.equals("bridge1") ? attack.replace("/", "") : attack;
    String page = page(attacked.replace("\"" + text, "\"" + json(value) + text));

    assertThat(page).doesNotContain("<script", "<b>`", "<b>" + text);
    assertThat(page.split("</style>")).hasSize(3);
  }

  @Test
  void putsTheWorstHostsIntoThePictureOfALargeFleet() throws IOException {
    StringBuilder bridges = new StringBuilder();
    for (int i = 100; i < 120; i++) {
      bridges.append(
          """
          {"name": "b%1$d", "groups": ["jitsi_bridges"],
           "vars": {"jitsi_domain": "meet.example.com", "jitsi_bridge_addresses": ["192.0.2.%1$d"]}},
          """
              .formatted(i));
    }
    String large =
        request.replace(
            "{\"name\": \"bridge1\", \"groups\"", bridges + "{\"name\": \"bridge1\", \"groups\"");

    assertThat(page(large))
        .contains(
            "<title>bridge2: 192.0.2.22</title>",
            "<rect class=\"box failed\"",
            "… and 10 more bridges")
        .doesNotContain("<title>b112: ");
  }

  @ParameterizedTest
  @CsvSource({"failed, Something is wrong", "warning, 'Works, with warnings'", "ok, All is well"})
  void saysHowTheWholeIs(String state, String words) {
    String changed =
        request.replace(
            "\"state\": \"failed\",\n    \"hosts\"",
            "\"state\": \"" + state + "\",\n    \"hosts\"");

    assertThat(page(changed)).contains("<header class=\"" + state + "\">", ">" + words + "<");
  }

  @Test
  void hasNoListOfProblemsWhereThereIsNone() {
    String well = request.replaceAll("\"(warning|failed)\"", "\"ok\"");

    assertThat(page(well)).doesNotContain("What to do", "<details class=\"ok\" open");
  }

  @Test
  void refusesARequestOfAnotherVersion() {
    assertThatThrownBy(() -> page(request.replaceFirst("\"schema\": 1", "\"schema\": 2")))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: the request has schema 2, not 1; install a jitsi-tools and a collection of the"
                + " same version");
    assertThatThrownBy(() -> page(request.replace("\"ok\"", "\"fine\"")))
        .hasMessage(
            "error: the request's 'report.hosts[1].state' is missing, unknown or of another type;"
                + " install a jitsi-tools and a collection of the same version");
  }

  private static String page(String request) {
    InputStream in = new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8));
    return ReportPage.write(ReportRequest.read(in));
  }

  private static String json(String text) throws IOException {
    String quoted = JsonMapper.builder().build().writeValueAsString(text);
    return quoted.substring(1, quoted.length() - 1);
  }
}
