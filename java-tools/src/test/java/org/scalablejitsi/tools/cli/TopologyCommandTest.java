package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopologyCommandTest {

  private static final String REQUEST =
      """
      {"schema": 1, "check": false,
       "secrets": {"file": "/nowhere/secrets.yml", "passwords": []},
       "nicknames": {"file": "/nowhere/nicknames.yml"},
       "roles": {"jitsi_meet": ["/nowhere/meet"]},
       "hosts": [
         {"name": "meet1", "groups": ["jitsi_meet"], "vars": {"jitsi_domain": "meet.example.com"}},
         {"name": "bridge1", "groups": ["jitsi_bridges"],
          "vars": {"jitsi_domain": "meet.example.com", "jitsi_bridge_addresses": ["10.0.0.21"]}}]}
      """;

  @TempDir Path folder;

  @Test
  void drawsTextFromStandardInputWithoutAPasswordOrAFile() {
    Ended ended = Ended.of(REQUEST, "topology");

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).startsWith("meet.example.com: 1 meet host, 1 bridge\n");
    assertThat(Ended.of(REQUEST, "topology", "-")).isEqualTo(ended);
  }

  @Test
  void drawsWhatASavedRequestDescribes() throws IOException {
    String request = Files.writeString(folder.resolve("request.json"), REQUEST).toString();

    assertThat(Ended.of("", "topology", request)).isEqualTo(Ended.of(REQUEST, "topology"));
    assertThat(Ended.of("", "topology", "--format", "mermaid", request).out())
        .startsWith("flowchart LR\n");
    assertThat(Ended.of("", "topology", "--format=svg", request).out())
        .startsWith("<svg xmlns=")
        .endsWith("</svg>\n");
    assertThat(folder).isDirectoryContaining(path -> path.endsWith("request.json"));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void tellsScripts() {
    assertThat(Ended.of(REQUEST, "topology", "--json"))
        .isEqualTo(
            new Ended(
                0,
                """
                {"domain":"meet.example.com",\
                "meet":{"host":"meet1","addresses":[],"services":[\
                {"name":"nginx","listeners":[{"ports":[80,443],"protocol":"tcp","reach":"world"}]},\
                {"name":"web app","listeners":[]},\
                {"name":"prosody","listeners":[\
                {"ports":[5222],"protocol":"tcp","reach":"bridges"},\
                {"ports":[5280],"protocol":"tcp","reach":"loopback"}]},\
                {"name":"jicofo","listeners":[\
                {"ports":[8888],"protocol":"tcp","reach":"loopback"}]}]},\
                "bridges":[{"host":"bridge1","addresses":["10.0.0.21"],"services":[\
                {"name":"videobridge","listeners":[\
                {"ports":[10000],"protocol":"udp","reach":"world"},\
                {"ports":[8080],"protocol":"tcp","reach":"loopback"}]}]}],"turn":[]}
                """,
                ""));
  }

  @Test
  void refusesAFaultOfTheInventory() {
    assertThat(Ended.of(REQUEST.replace("jitsi_meet\"]", "all\"]"), "topology"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "error: no host is in group jitsi_meet; put exactly one host there [JT001]\n"));
  }

  @Test
  void refusesARequestThatIsNotThere() {
    Path missing = folder.resolve("no.json");

    assertThat(Ended.of("", "topology", missing.toString()))
        .isEqualTo(
            new Ended(
                3, "", "error: " + missing + " does not exist; name a file with a plan request\n"));
  }

  @Test
  void refusesAnotherFormat() {
    assertThat(Ended.of(REQUEST, "topology", "--format", "png"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "error: Invalid value for option '--format': 'png' is none of text, mermaid, svg;"
                    + " see `jitsi-tools topology --help`\n"));
  }

  @Test
  void helps() {
    assertThat(Ended.of("", "topology", "--help").out())
        .startsWith("Usage: jitsi-tools topology")
        .contains("[REQUEST]", "Default: text", "Example:", "Exit codes:");
  }
}
