package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ReportCommandTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden/report");

  @Test
  void printsThePage() throws IOException {
    Ended ended = Ended.of(Files.readString(FOLDER.resolve("request.json")), "report");

    assertThat(ended)
        .isEqualTo(new Ended(0, Files.readString(FOLDER.resolve("expected.html")), ""));
  }

  @Test
  void refusesAFaultOfTheInventory() throws IOException {
    String request =
        Files.readString(FOLDER.resolve("request.json")).replace("jitsi_meet\"]", "x\"]");

    assertThat(Ended.of(request, "report"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "error: no host is in group jitsi_meet; put exactly one host there [JT001]\n"));
  }

  @Test
  void refusesWhatIsNoRequest() {
    assertThat(Ended.of("{}", "report").code()).isEqualTo(3);
    assertThat(Ended.of("", "report").err())
        .startsWith("error: the request is empty or not an object; ");
  }

  @Test
  void helps() {
    assertThat(Ended.of("", "report", "--help").out())
        .startsWith("Usage: jitsi-tools report")
        .contains("Example:", "Exit codes:");
  }
}
