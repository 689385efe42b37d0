package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.scalablejitsi.tools.problem.OneLine;

/** Whatever stands in an input, no command takes it for a fault of its own, and each one ends. */
final class HostileInputTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final List<List<String>> PLANS =
      List.of(
          List.of("plan", "--check"),
          List.of("plan", "--check", "--json"),
          List.of("topology"),
          List.of("topology", "--json"),
          List.of("topology", "--format", "svg"),
          List.of("topology", "--format", "mermaid"));

  /** JSON to stand in place of any part of a request. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "[null]",
          "{\"a\": null}",
          "{}",
          "[]",
          "true",
          "-1",
          "0",
          "12345678901",
          "1e400",
          "-1e-400",
          "9".repeat(900),
          "\"\"",
          "\" \"",
          "\"NaN\"",
          "\"12345678901\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\u001b[2J\\u009b\\u202e\"",
          "\"../../x\"",
          "\"/\"",
          "\"" + "a.".repeat(20_000) + "\"",
          "\"" + "{{ ".repeat(2_000) + "\"",
          "\"${a}${a} include file(\\\"/etc/passwd\\\")\"",
          "\"-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----\"",
          "[".repeat(30) + "]".repeat(30),
          "[".repeat(20_000) + "]".repeat(20_000),
          "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000),
          "[" + "1,".repeat(20_000) + "1]");

  /** Parts of templates and files. */
  private static final List<String> PIECES =
      List.of(
          "{{ ",
          " }}",
          "{% ",
          " %}",
          "{# ",
          " #}",
          "{%- if a %}",
          "{% endif %}",
          "{% for a in b %}",
          "{% endfor %}",
          "{% set a = ",
          "{% raw %}",
          "{% endraw %}",
          "{% macro a(b) %}",
          "{% endmacro %}",
          "a",
          "a.b",
          "'",
          "\"",
          "'x'",
          " ~ ",
          " not ",
          " - ",
          " | ",
          "upper",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ",",
          ":",
          "=",
          "==",
          "\\",
          "\n",
          "\r",
          "0",
          "12345678901",
          "1.5",
          "9".repeat(400),
          "\u001b[2J",
          "\u2028",
          "\u0000",
          "é",
          "🎥",
          "$",
          "${",
          "#",
          "version: 1\n",
          "nicknames:\n  ",
          "- ",
          "!!int x",
          "!vault |\n  ",
          "&a ",
          "*a ",
          "$ANSIBLE_VAULT;1.1;AES256\n",
          "3630\n",
          "a: ".repeat(40),
          "{a: ".repeat(200),
          "[".repeat(3000));

  private static Path folder = Path.of("");
  private static String plan = "";
  private static String takeOver = "";
  private static String report = "";
  private static String judge = "";

  @BeforeContainer
  static void prepare() throws IOException {
    folder = Files.createTempDirectory("hostile");
    plan = template("plan.json");
    takeOver = template("take-over.json");
    report = Files.readString(Path.of("src/test/resources/golden/report/request.json"));
    judge = question("verify", "well.json");
  }

  private static String question(String phase, String name) throws IOException {
    return "{\"schema\": 1, \"phase\": \"%s\", \"question\": %s}"
        .formatted(phase, Files.readString(Path.of("src/test/resources/judge", name)));
  }

  @AfterContainer
  static void removeAll() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static String template(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/hostile", name))
        .replace("FOLDER", folder.toString())
        .replace("ROLES", Path.of("src/test/resources/golden/roles").toAbsolutePath().toString());
  }

  @Provide
  static Arbitrary<String> values() {
    return Arbitraries.of(VALUES);
  }

  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 600)
  void plansAndDrawsNoMatterWhat(
      @ForAll("values") String value, @ForAll int place, @ForAll int command) {
    List<String> arguments = PLANS.get(Math.floorMod(command, PLANS.size()));

    ends(spoilt(plan, value, place), arguments.toArray(new String[0]));
  }

  @Property(tries = 300)
  void takesOverNoMatterWhat(@ForAll("values") String value, @ForAll int place) {
    ends(spoilt(takeOver, value, place), "take-over");
  }

  @Property(tries = 200)
  void reportsNoMatterWhat(@ForAll("values") String value, @ForAll int place) {
    ends(spoilt(report, value, place), "report");
  }

  @Property(tries = 300)
  void judgesNoMatterWhat(@ForAll("values") String value, @ForAll int place) {
    ends(spoilt(judge, value, place), "judge");
  }

  @Property(tries = 300)
  void readsRequestsOfAnyText(@ForAll("texts") String text, @ForAll int place) {
    String cut = plan.substring(0, Math.floorMod(place, plan.length())) + text;
    for (String command : List.of("plan", "take-over", "report", "topology", "judge")) {
      ends(cut, command);
    }
  }

  @Property(tries = 500)
  void readsFilesOfAnyText(@ForAll("texts") String text) throws IOException {
    Path file = Files.writeString(folder.resolve("any.j2"), text);
    Path password = Files.writeString(folder.resolve("password"), "correct horse");

    ends("", "lint", file.toString());
    ends("", "nicknames", "list", file.toString());
    ends("", "nicknames", "check", "--json", file.toString());
    ends("", "secrets", "list", "--vault-password-file", password.toString(), file.toString());
    ends("", "render", "--output", folder.resolve("no/out").toString(), file.toString());
  }

  /** As the text of a host's file, and of each file that take-over reads. */
  @Property(tries = 300)
  void takesOverFilesOfAnyText(@ForAll("texts") String text, @ForAll int place) throws IOException {
    String value = MAPPER.writeValueAsString(text);

    ends(spoilt(takeOver, value, place), "take-over");
  }

  /** As what a template renders to, in each format. */
  @Property(tries = 300)
  void checksFilesOfAnyText(@ForAll("texts") String text) throws IOException {
    String[] formats = {"hocon", "properties", "lua", "javascript", "json", "yaml", "text"};
    Path role = Files.createDirectories(folder.resolve("role"));
    Files.createDirectories(role.resolve("vars"));
    Files.createDirectories(role.resolve("templates"));
    Files.writeString(role.resolve("templates/a.j2"), "{{ jitsi_any['text'] }}");
    StringBuilder files = new StringBuilder("_files:\n");
    for (String format : formats) {
      files.append(
          String.format(
              Locale.ROOT,
              "  - {template: a.j2, dest: /%1$s, owner: a, group: a, mode: \"0600\", format: %1$s,"
                  + " service: %2$s}%n",
              format,
              format.equals("hocon") ? "videobridge" : format.equals("lua") ? "prosody" : "nginx"));
    }
    Files.writeString(role.resolve("vars/files.yml"), files);
    ObjectNode request = (ObjectNode) read(plan);
    request.withObject("/roles").removeAll().putArray("jitsi_bridges").add(role.toString());
    request.get("hosts").forEach(host -> any((ObjectNode) host.get("vars"), text));

    ends(request.toString(), "plan", "--check");
  }

  private static void any(ObjectNode vars, String text) {
    vars.putObject("jitsi_any").put("text", text);
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The request with one of its values, wherever it is, replaced. */
  private static String spoilt(String request, String value, int place) {
    JsonNode root = read(request);
    List<JsonNode> containers = new ArrayList<>(List.of(root));
    for (int i = 0; i < containers.size(); i++) {
      containers.get(i).forEach(child -> addContainer(child, containers));
    }
    Random random = new Random(place);
    JsonNode chosen = containers.get(random.nextInt(containers.size()));
    String mark = "\"@@@\"";
    if (chosen instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      object.put(names.get(random.nextInt(names.size())), "@@@");
    } else if (chosen instanceof ArrayNode array) {
      array.insert(random.nextInt(array.size() + 1), "@@@");
    }
    return root.toString().replace(mark, value);
  }

  private static void addContainer(JsonNode child, List<JsonNode> containers) {
    if (child.isContainerNode()) {
      containers.add(child);
    }
  }

  private static void ends(String in, String... arguments) {
    Ended ended = Ended.of(in, arguments);

    assertThat(ended.code()).as(ended.err()).isIn(0, 1, 3);
    assertThat(ended.err().chars().filter(c -> c != '\n' && OneLine.isControl((char) c)).count())
        .as(ended.err())
        .isZero();
  }
}
