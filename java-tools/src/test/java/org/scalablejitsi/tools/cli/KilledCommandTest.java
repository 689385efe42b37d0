package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalablejitsi.tools.ChildJvm;
import org.scalablejitsi.tools.FixedSeed;
import org.scalablejitsi.tools.nicknames.RegistryEditor;
import org.scalablejitsi.tools.nicknames.RegistryReport;
import org.scalablejitsi.tools.plan.Planner;

/** Kills the program while it writes vault and registry, at moments that nobody chose. */
final class KilledCommandTest {

  private static final int KILLS = 5;
  private static final String PASSWORD = "correct-horse";

  @TempDir Path folder;
  private final Random random = FixedSeed.random();

  /** Makes next values and drops them, for ever. */
  static final class Rotate {
    public static void main(String[] args) {
      Path folder = Path.of(args[0]);
      inThisJvm(rotate(folder, "--abandon"));
      inThisJvm(rotate(folder));
      System.out.println("rotating");
      while (true) {
        inThisJvm(rotate(folder, "--abandon"));
        inThisJvm(rotate(folder));
      }
    }
  }

  /** Plans with one bridge more each time and a next secret, or without it, for ever. */
  static final class Plan {
    public static void main(String[] args) throws IOException {
      Path folder = Path.of(args[0]);
      int bridges = registered(folder) + 1;
      inThisJvm(plan(folder, bridges, ""));
      System.out.println("planning");
      while (true) {
        inThisJvm(plan(folder, ++bridges, bridges % 2 == 0 ? "STAGE" : "ABANDON"));
      }
    }
  }

  @BeforeEach
  void aFirstPlan() throws IOException {
    Files.writeString(folder.resolve("password"), PASSWORD);
    assertThat(Ended.of("", plan(folder, 1, "")).code()).isZero();
  }

  @Test
  void rotateLeavesAVaultThatOpens() throws Exception {
    int inTheMiddle = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      String before = vault();
      killed(Rotate.class);
      inTheMiddle += temporaryFiles() > 0 ? 1 : 0;

      assertThat(vault()).contains("focus:", "jvb:").isNotEqualTo(before);
      assertThat(Ended.of("", rotate(folder, "--abandon")).code()).isLessThan(2);
      assertThat(Ended.of("", rotate(folder)).code()).isZero();
      assertThat(temporaryFiles()).isZero();
    }
    say("secrets rotate", inTheMiddle);
  }

  @Test
  void planLeavesAVaultThatOpensAndARegistryThatIsInOrder() throws Exception {
    int inTheMiddle = 0;
    int bridges = 1;
    for (int kill = 0; kill < KILLS; kill++) {
      killed(Plan.class);
      inTheMiddle += temporaryFiles() > 0 ? 1 : 0;
      int registered = registered(folder);

      assertThat(vault()).contains("focus:", "jvb:");
      assertThat(registered).isGreaterThan(bridges);
      bridges = registered + 1;
      assertThat(Ended.of("", plan(folder, bridges, "")).err()).isEmpty();
      assertThat(registered(folder)).isEqualTo(bridges);
      assertThat(temporaryFiles()).isZero();
    }
    say("plan", inTheMiddle);
  }

  private static void say(String command, int inTheMiddle) {
    System.out.printf(
        "vault and registry in order after %d kills of `%s`, %d of them in a write%n",
        KILLS, command, inTheMiddle);
  }

  private String vault() throws IOException {
    return OpenedVault.text(folder.resolve("secrets.yml"), PASSWORD);
  }

  private static int registered(Path folder) {
    RegistryReport report = new RegistryEditor(folder.resolve("nicknames.yml")).check();
    assertThat(report.faults()).isEmpty();
    return report.nicknames();
  }

  private void killed(Class<?> program) throws Exception {
    try (ChildJvm child = ChildJvm.start(program, folder)) {
      Thread.sleep(random.nextInt(600));
      child.kill();
    }
  }

  private long temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tmp")).count();
    }
  }

  private static String[] rotate(Path folder, String... step) {
    return Stream.concat(
            Stream.of("secrets", "rotate", "--vault-password-file", folder + "/password"),
            Stream.concat(Stream.of(step), Stream.of(folder + "/secrets.yml")))
        .toArray(String[]::new);
  }

  private static String[] plan(Path folder, int bridges, String step) throws IOException {
    Path request = folder.resolve("request-" + step + ".json");
    String roles = fixture("/golden/roles").toString();
    String vars = "\"jitsi_config_layout\": \"hocon\", \"jitsi_domain\": \"meet.example.com\"";
    String hosts =
        IntStream.rangeClosed(1, bridges)
            .mapToObj(
                i ->
                    """
                    {"name": "bridge%d", "groups": ["jitsi_bridges"],
                     "vars": {%s, "jitsi_bridge_addresses": ["10.0.%d.%d"]}}\
                    """
                        .formatted(i, vars, i / 250, 1 + i % 250))
            .collect(Collectors.joining(",\n"));
    Files.writeString(
        request,
        """
        {"schema": 1, "check": false,
         "secrets": {"file": "%1$s/secrets.yml", "passwords": []},
         "nicknames": {"file": "%1$s/nicknames.yml"},
         "rotation": {%2$s},
         "roles": {"jitsi_meet": ["%3$s/meet"], "jitsi_bridges": ["%3$s/bridge"]},
         "hosts": [{"name": "meet1", "groups": ["jitsi_meet"], "vars": {%4$s}}, %5$s]}
        """
            .formatted(
                folder, step.isEmpty() ? "" : "\"jvb\": \"" + step + "\"", roles, vars, hosts));
    return new String[] {"plan", "--vault-password-file", folder + "/password", request.toString()};
  }

  private static void inThisJvm(String... line) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Streams streams = new Streams(InputStream.nullInputStream(), nowhere, nowhere);
    Main.run(line, streams, new Planner("9", new Random(1), InstantSource.system()));
  }

  private static Path fixture(String name) {
    try {
      return Path.of(Objects.requireNonNull(KilledCommandTest.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
