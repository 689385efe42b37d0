package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalablejitsi.tools.plan.Planner;

class CommandLineTest {

  @TempDir Path folder;

  @Test
  void printsAPlan() {
    Ended ended = run(request("correct horse", "meet.example.com"), "plan");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("{\"schema\":1,\"version\":\"9\",").endsWith("}\n");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void saysEachCheckThatFailedInALineOfItsOwn() {
    String twoFaults = request("correct horse", "NO").replace("\"10.0.0.21\"", "\"bridge1\"");

    assertThat(run(twoFaults, "plan"))
        .isEqualTo(
            new Ended(
                1,
                "",
                """
                error: 2 hosts (meet1, bridge1): jitsi_domain 'NO' is not a host name in lower \
                case; set it to one, for example `jitsi_domain: meet.example.com` [JT004]
                error: host bridge1: jitsi_bridge_addresses has 'bridge1', which is no literal \
                IPv4 or IPv6 address; list the addresses the meet host sees it under, for \
                example `jitsi_bridge_addresses: [203.0.113.21]` [JT005]
                """));
  }

  @Test
  void tellsScriptsWhatIsWrong() {
    String twoFaults = request("correct horse", "NO").replace("\"10.0.0.21\"", "\"bridge1\"");

    assertThat(run(twoFaults, "plan", "--json"))
        .isEqualTo(
            new Ended(
                1,
                """
                {"errors":2,"warnings":0,"findings":[\
                {"rule":"JT004","level":"error","hosts":["meet1","bridge1"],\
                "what":"jitsi_domain 'NO' is not a host name in lower case",\
                "remedy":"set it to one, for example `jitsi_domain: meet.example.com`"},\
                {"rule":"JT005","level":"error","hosts":["bridge1"],\
                "what":"jitsi_bridge_addresses has 'bridge1', which is no literal IPv4 or IPv6 \
                address","remedy":"list the addresses the meet host sees it under, for example \
                `jitsi_bridge_addresses: [203.0.113.21]`"}]}
                """,
                ""));
    assertThat(run("", "plan", "--json"))
        .isEqualTo(
            new Ended(
                3,
                """
                {"errors":1,"warnings":0,"findings":[{"rule":null,"level":"error","hosts":[],\
                "what":"the request is empty or not an object",\
                "remedy":"install a jitsi-tools and a collection of the same version"}]}
                """,
                ""));
  }

  @Test
  void saysWarningsOnStandardErrorAndPlansAllTheSame() {
    String certificate = pem("/certificates/ec.crt").replace("\n", "\\n");
    String withCertificate =
        request("correct horse", "meet.example.com")
            .replace(
                "\"hosts\": [",
                "\"certificates\": [{\"host\": \"meet1\", \"domain\": \"meet.example.com\","
                    + " \"certificate\": \""
                    + certificate
                    + "\"}],\n\"hosts\": [");

    Ended ended = run(withCertificate, "plan");

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("\"warnings\":[\"host meet1: the chain ends with")
        .endsWith("}\n");
    assertThat(ended.err())
        .isEqualTo(
            "warning: host meet1: the chain ends with certificate 'CN=meet', whose issuer"
                + " 'CN=Intermediate' is no well-known root; append the missing certificates,"
                + " unless your browsers know that issuer [JT057]\n");
  }

  @Test
  void writesNothingInADryRun() {
    Ended ended = run(request("correct horse", "meet.example.com"), "plan", "--check");

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains(
            "\"check\":true,\"written\":[],\"would_write\":[\""
                + folder.resolve("secrets.yml")
                + "\",\""
                + folder.resolve("nicknames.yml")
                + "\"],");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void writesARequestThatWasSavedInCheckModeWhereAskedTo() {
    String saved =
        request("correct horse", "meet.example.com").replace("\"check\": false", "\"check\": true");

    assertThat(run(saved, "plan").out()).contains("\"check\":true,\"written\":[],");
    assertThat(folder).isEmptyDirectory();
    assertThat(run(saved, "plan", "--no-check").out())
        .contains(
            "\"check\":false,\"written\":[\""
                + folder.resolve("secrets.yml")
                + "\",\""
                + folder.resolve("nicknames.yml")
                + "\"],\"would_write\":[],");
    assertThat(folder.resolve("secrets.yml")).exists();
    assertThat(run(saved, "plan", "--no-check").out())
        .contains("\"check\":false,\"written\":[],\"would_write\":[],");
  }

  @ParameterizedTest
  @CsvSource({"999, false", "1000, true"})
  void saysHowFarItIsForALargeFleet(int hosts, boolean isSaid) {
    String none = "{\"name\": \"h%d\", \"groups\": [\"jitsi_bridges\"], \"vars\": {}}";
    String all =
        IntStream.range(0, hosts).mapToObj(none::formatted).collect(Collectors.joining(","));
    String request = request("correct horse", "meet.example.com");

    Ended ended =
        run(request.replaceFirst("(?s)\"hosts\": .*", "\"hosts\": [" + all + "]}"), "plan");

    assertThat(ended.code()).isOne();
    assertThat(ended.err().lines().anyMatch(line -> line.endsWith(": request of 1000 hosts read")))
        .isEqualTo(isSaid);
    assertThat(ended.err().contains("progress: ")).isEqualTo(isSaid);
  }

  @Test
  void saysHowFarItIsWhereAskedTo() {
    Ended ended = run(request("correct horse", "meet.example.com"), "plan", "--progress");

    assertThat(ended.err().lines().map(line -> line.replaceFirst("[0-9]+\\.[0-9]{2} s", "N s")))
        .containsExactly(
            "progress: N s: request of 2 hosts read",
            "progress: N s: inventory checked, secrets and nicknames there",
            "progress: N s: files of 2 hosts rendered",
            "progress: N s: files checked",
            "progress: N s: plan printed");
  }

  @Test
  void refusesARequestThatIsNoJson() {
    assertThat(run("{\"schema\": c2VjcmV0", "plan"))
        .isEqualTo(
            new Ended(
                3,
                "",
                "error: the request is not JSON at line 1, column 20; install a jitsi-tools and a"
                    + " collection of the same version\n"));
  }

  @Test
  void refusesAWrongPassword() {
    run(request("correct horse", "meet.example.com"), "plan");

    assertThat(run(request("wrong", "meet.example.com"), "plan"))
        .isEqualTo(
            new Ended(
                3,
                "",
                "error: wrong vault password for "
                    + folder.resolve("secrets.yml")
                    + ", or the file was changed; give the password it was encrypted with, or"
                    + " restore the file\n"));
  }

  @Test
  void refusesToWriteWhereThereIsNoFolder() {
    String elsewhere =
        request("correct horse", "meet.example.com").replace("/nicknames.yml", "/no/nicknames.yml");

    Ended ended = run(elsewhere, "plan");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("error: " + folder.resolve("no/nicknames.yml") + " cannot be written (");
    assertThat(folder.resolve("secrets.yml")).doesNotExist();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void writesNothingWhenNobodyGetsThePlan() {
    ByteArrayInputStream in =
        new ByteArrayInputStream(
            request("correct horse", "meet.example.com").getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams = new Streams(in, new SafeOutputTest.Full(), err);
    Planner planner = new Planner("9", new Random(1), InstantSource.system());

    int code = Main.run(new String[] {"plan"}, streams, planner);

    assertThat(code).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("error: the answer cannot be written to standard output (No space left on")
        .endsWith(" done what they were to do\n");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"'../../x', JT013", "a/b, JT013"})
  void refusesAHostWhoseNameLeadsElsewhere(String name, String rule) {
    String request = request("correct horse", "meet.example.com");

    Ended ended = run(request.replace("\"bridge1\"", "\"" + name + "\""), "plan");

    assertThat(ended.code()).isOne();
    assertThat(ended.err()).contains("error: host " + name + ": its name cannot", rule);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void tellsItsVersion() {
    assertThat(run("", "--version")).isEqualTo(new Ended(0, "jitsi-tools unbuilt\n", ""));
  }

  @Test
  void helps() {
    Ended help = run("", "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: jitsi-tools").contains("Exit codes:", "  70");
    assertThat(run("", "plan", "--help").out()).startsWith("Usage: jitsi-tools plan");
  }

  @Test
  void refusesWrongUsage() {
    assertThat(run(""))
        .isEqualTo(
            new Ended(2, "", "error: Missing required subcommand; see `jitsi-tools --help`\n"));
    assertThat(run("", "plan", "--nope"))
        .isEqualTo(
            new Ended(2, "", "error: Unknown option: '--nope'; see `jitsi-tools plan --help`\n"));
  }

  @Test
  void reportsABugWithoutTheMessageThatMayQuoteASecret() {
    Ended ended = Ended.of(failing("TopSecretValue"), "plan");

    assertThat(ended.code()).isEqualTo(70);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith(
            "error: jitsi-tools unbuilt failed with java.lang.IllegalStateException; this is a"
                + " bug, please report it with the lines below\n  at org.scalablejitsi.")
        .doesNotContain("TopSecretValue");
  }

  @Test
  void printsNoSecretInAnyForm() throws IOException {
    List<String> printed = new ArrayList<>();
    for (String domain : List.of("meet.example.com", "NO", "other.example.com")) {
      Ended ended = run(request("correct horse", domain), "plan");
      printed.add(ended.out() + ended.err());
    }
    printed.add(run(request("wrong", "meet.example.com"), "plan").err());

    List<String> secrets = new ArrayList<>(secretsInTheVault());
    secrets.add("correct horse");
    assertThat(secrets).hasSize(3);
    for (String secret : secrets) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      assertThat(String.join("", printed))
          .doesNotContain(
              secret,
              Base64.getEncoder().withoutPadding().encodeToString(bytes),
              HexFormat.of().formatHex(bytes));
    }
    assertThat(Files.readString(folder.resolve("nicknames.yml"))).doesNotContain(secrets);
    assertThat(Files.readString(folder.resolve("secrets.yml"))).doesNotContain(secrets);
  }

  private static String pem(String name) {
    try {
      return Files.readString(fixture(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> secretsInTheVault() throws IOException {
    String opened = OpenedVault.text(folder.resolve("secrets.yml"), "correct horse");
    Matcher values = Pattern.compile("value: \"([A-Za-z0-9]{32})\"").matcher(opened);
    return values.results().map(found -> found.group(1)).toList();
  }

  private String request(String password, String domain) {
    String roles = fixture("/golden/roles").toString();
    String vars = "\"jitsi_config_layout\": \"hocon\", \"jitsi_domain\": \"" + domain + "\"";
    return """
    {"schema": 1, "check": false,
     "secrets": {"file": "%1$s/secrets.yml",
                 "passwords": [{"id": "default", "password": "%2$s"}]},
     "nicknames": {"file": "%1$s/nicknames.yml"},
     "roles": {"jitsi_meet": ["%3$s/meet"], "jitsi_bridges": ["%3$s/bridge"]},
     "hosts": [
       {"name": "meet1", "groups": ["jitsi_meet"], "vars": {%4$s}},
       {"name": "bridge1", "groups": ["jitsi_bridges"],
        "vars": {%4$s, "jitsi_bridge_addresses": ["10.0.0.21"]}}]}
    """
        .formatted(
            folder,
            Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)),
            roles,
            vars);
  }

  private static Path fixture(String name) {
    try {
      return Path.of(Objects.requireNonNull(CommandLineTest.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Ended run(String in, String... args) {
    return Ended.of(in, args);
  }

  private static InputStream failing(String message) {
    return new InputStream() {
      @Override
      public int read() {
        throw new IllegalStateException(message);
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        throw new IllegalStateException(message);
      }
    };
  }
}
