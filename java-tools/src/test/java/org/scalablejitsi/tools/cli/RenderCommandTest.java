package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderCommandTest {

  @TempDir Path folder;
  private Path output = Path.of("");
  private Path password = Path.of("");

  @BeforeEach
  void makeARole() throws IOException {
    output = folder.resolve("out");
    password = Files.writeString(folder.resolve("password"), "correct horse\n");
    Files.createDirectories(folder.resolve("role/vars"));
    Files.createDirectories(folder.resolve("role/templates"));
    files("/etc/a.conf");
    Files.writeString(
        folder.resolve("role/templates/a.j2"), "password = \"{{ jitsi_secrets.jvb }}\"\n");
    Files.writeString(folder.resolve("request.json"), request());
  }

  @Test
  void writesTheFilesOfAllHostsWithPlaceholders() throws IOException {
    Ended ended = render();

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines())
        .containsExactly(
            output + "/bridge1/etc/a.conf",
            output + "/bridge1/etc/b",
            output + "/bridge2/etc/a.conf",
            output + "/bridge2/etc/b");
    assertThat(output.resolve("bridge1/etc/a.conf"))
        .content()
        .matches("password = \"JtPlaceholder[A-Za-z0-9]{19}\"\n");
    assertThat(Files.readSymbolicLink(output.resolve("bridge1/etc/b"))).hasToString("/etc/a.conf");
    assertThat(folder.resolve("secrets.yml")).doesNotExist();
    assertThat(folder.resolve("nicknames.yml")).doesNotExist();
  }

  @Test
  void writesOneHostAlone() {
    assertThat(render("--host", "bridge2").code()).isZero();
    assertThat(output).isDirectoryNotContaining("glob:**/bridge1");
    assertThat(output.resolve("bridge2/etc/a.conf")).exists();
  }

  @Test
  void refusesAHostThatIsNotThere() {
    assertThat(render("--host", "bridge3"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "error: there is no host 'bridge3' in the plan; name one of the inventory\n"));
    assertThat(output).doesNotExist();
  }

  @Test
  void refusesAFolderWithSomethingInIt() throws IOException {
    Files.createDirectories(output.resolve("mine"));

    assertThat(render())
        .isEqualTo(
            new Ended(
                3, "", "error: " + output + " is not empty; name a folder that is empty or new\n"));
  }

  @Test
  void writesTheSecretsForTheirOwnerAloneWhereAskedTo() throws IOException {
    plan();
    String value =
        OpenedVault.text(folder.resolve("secrets.yml"), "correct horse")
            .replaceAll("(?s).*jvb:.*?value: \"(\\w+)\".*", "$1");

    Ended ended = render("--with-secrets");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).doesNotContain(value);
    assertThat(output.resolve("bridge1/etc/a.conf")).hasContent("password = \"" + value + "\"\n");
    assertThat(mode(output.resolve("bridge1/etc/a.conf"))).isEqualTo("rw-------");
    for (String path : List.of("", "bridge1", "bridge1/etc")) {
      assertThat(mode(output.resolve(path))).isEqualTo("rwx------");
    }
  }

  @Test
  void hasNoSecretsToWriteBeforeTheyAreMade() {
    Ended ended = render("--with-secrets");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .isEqualTo(
            "error: "
                + folder.resolve("secrets.yml")
                + " does not exist; fix the path, or make it with `jitsi-tools secrets init`\n");
    assertThat(output).doesNotExist();
  }

  @Test
  void needsThePasswordOfAVaultThatIsThere() {
    plan();

    Ended ended = Ended.of("", "render", "--output", output.toString(), folder + "/request.json");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("no vault password was given");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/../../etc/a", "/.."})
  void refusesADestinationThatLeadsOutOfTheFolder(String dest) throws IOException {
    files(dest);

    Ended ended = render("--host", "bridge1");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            "error: host bridge1: the destination "
                + dest
                + " leads out of the folder; fix the role's vars/files.yml\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../bridge", "..", "a/b"})
  void refusesAHostWhoseNameLeadsElsewhere(String host) throws IOException {
    Files.writeString(
        folder.resolve("request.json"), request().replace("\"bridge1\"", "\"" + host + "\""));
    List<Path> before = all();

    Ended ended = render();

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .startsWith("error: host " + host + ": its name cannot be")
        .contains("JT013");
    assertThat(all()).isEqualTo(before);
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted().toList();
    }
  }

  @Test
  void readsTheRequestFromStandardInput() {
    Ended ended =
        Ended.of(request(), "render", "--output", output.toString(), "--vault-password-file", "-");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .startsWith("error: standard input is read for something else: the password needs a file");
    assertThat(Ended.of(request(), "render", "--output", output.toString()).code()).isZero();
  }

  private Ended render(String... more) {
    String[] arguments = {
      "render", "--output", output.toString(), "--vault-password-file", password.toString()
    };
    return Ended.of(
        "",
        Stream.of(arguments, more, new String[] {folder + "/request.json"})
            .flatMap(Stream::of)
            .toArray(String[]::new));
  }

  private void plan() {
    Ended ended =
        Ended.of(
            "",
            "plan",
            "--vault-password-file",
            password.toString(),
            folder.resolve("request.json").toString());
    assertThat(ended.err()).isEmpty();
  }

  private void files(String dest) throws IOException {
    Files.writeString(
        folder.resolve("role/vars/files.yml"),
        """
        _files:
          - template: a.j2
            dest: %s
            owner: root
            group: root
            mode: "0600"
            format: hocon
            service: a
          - link: /etc/a.conf
            dest: /etc/b
            service: a
        """
            .formatted(dest));
  }

  private String request() {
    return """
    {"schema": 1, "check": false,
     "secrets": {"file": "%1$s/secrets.yml", "passwords": []},
     "nicknames": {"file": "%1$s/nicknames.yml"},
     "roles": {"jitsi_bridges": ["%1$s/role"]},
     "hosts": [
      {"name": "meet1", "groups": ["jitsi_meet"], "vars": {"jitsi_domain": "meet.example.com"}},
      {"name": "bridge1", "groups": ["jitsi_bridges"],
       "vars": {"jitsi_domain": "meet.example.com", "jitsi_bridge_addresses": ["10.0.0.21"]}},
      {"name": "bridge2", "groups": ["jitsi_bridges"],
       "vars": {"jitsi_domain": "meet.example.com", "jitsi_bridge_addresses": ["10.0.0.22"]}}]}
    """
        .formatted(folder);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
