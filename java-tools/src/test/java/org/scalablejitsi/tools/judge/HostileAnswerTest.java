package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever a host answers that somebody has taken, all hosts are judged, and no line is its own.
 */
final class HostileAnswerTest {

  private static final String NASTY =
      "\u001b[2J\u001b]0;title\u0007\u009b31m\u007f\u202etxt\u2066\u200e\r\nok: all is"
          + " well\u2028\u0085\ud800";
  private static final String SHOWN =
      "\\x1b[2J\\x1b]0;title\\x07\\x9b31m\\x7f\\u202etxt\\u2066\\u200e\\r\\nok: all is"
          + " well\\u2028\\x85\\ud800";

  private static final List<JsonNode> VALUES =
      List.of(
          TestCluster.json("null"),
          TestCluster.json("true"),
          TestCluster.json("false"),
          TestCluster.json("-1"),
          TestCluster.json("0"),
          TestCluster.json("200"),
          TestCluster.json("500"),
          TestCluster.json("12345678901"),
          TestCluster.json("1e400"),
          TestCluster.json("1e300"),
          TestCluster.json("-1e-400"),
          TestCluster.json("9".repeat(900)),
          TestCluster.json("''"),
          TestCluster.json("'{}'"),
          TestCluster.json("'[]'"),
          TestCluster.json("'{'"),
          TestCluster.json("'NaN'"),
          TestCluster.json("'SASLError'"),
          TestCluster.json("'Failed'"),
          TestCluster.json("'1.2.3.4/99'"),
          TestCluster.json("[]"),
          TestCluster.json("[null]"),
          TestCluster.json("[[1], {'a': 1}]"),
          TestCluster.json("{}"),
          TestCluster.json("{'a': null}"),
          TestCluster.json("{'error': {}}"),
          new TextNode(NASTY),
          new TextNode("[".repeat(20_000)),
          new TextNode("{\"a\":".repeat(20_000)));

  @Provide
  static Arbitrary<JsonNode> values() {
    return Arbitraries.of(VALUES);
  }

  @Property(tries = 800)
  void judgesNoMatterWhat(@ForAll("values") JsonNode value, @ForAll int place) {
    TestCluster cluster = TestCluster.withTurn();
    spoil(cluster.question.withObject("/answers"), value, new Random(place));

    isFit(cluster);
  }

  /** In the JSON of its services, which is a text in the answer. */
  @Property(tries = 400)
  void judgesServicesNoMatterWhat(@ForAll("values") JsonNode value, @ForAll int place) {
    TestCluster cluster = TestCluster.withTurn();
    Random random = new Random(place);
    List<String> hosts = List.of("meet1", "meet1", "bridge1", "bridge2");
    List<String> requests = List.of("stats", "debug", "stats", "version");
    int chosen = random.nextInt(hosts.size());
    cluster.body(
        hosts.get(chosen), requests.get(chosen), document -> spoil(document, value, random));

    isFit(cluster);
  }

  @Property(tries = 300)
  void judgesLoginsNoMatterWhat(@ForAll("values") JsonNode value, @ForAll int place) {
    ObjectNode question =
        (ObjectNode)
            TestCluster.json(
                "{'bridge': 'bridge1', 'login': {'HOSTNAME': 'meet', 'PORT': 5222}, 'result':"
                    + " {'reason': 'no', 'running': true, 'complaints': ['a'], 'login': 'b',"
                    + " 'reach': {'open': false, 'error': 'c', 'targets': ['d'], 'source': 'e'}},"
                    + " 'admits': ['f']}");
    spoil(question, value, new Random(place));

    isOneLine((String) LoginFailure.judge(question));
  }

  @Property(tries = 300)
  void countsRotationsNoMatterWhat(@ForAll("values") JsonNode value, @ForAll int place) {
    ObjectNode question =
        (ObjectNode)
            TestCluster.json(
                "{'bridges': {'bridge1': {'before': {'before': {'pid': '1', 'conferences': 1}},"
                    + " 'after': {'after': {'pid': '2'}, 'settled': false, 'reason': 'a',"
                    + " 'login': 'b', 'reach': {'open': true}}}}, 'seen': {'before': {'pids':"
                    + " ['1'], 'conferences': 1, 'lost_bridges': 1}, 'after': {'pids': ['1'],"
                    + " 'lost_bridges': 1}}, 'change': {'logins': 1, 'window_ms': 1}}");
    spoil(question, value, new Random(place));
    RotationCost cost = RotationCost.judge(question);

    isOneLine(cost.line());
    cost.behind().values().forEach(HostileAnswerTest::isOneLine);
  }

  @Example
  void showsWhatIsNotPrinted() {
    TestCluster cluster = TestCluster.well();
    cluster.answer("bridge1").put("reached", false).put("reason", NASTY);
    VerifyVerdict verdict = cluster.judge();
    String said = "does not answer Ansible: " + SHOWN;

    assertThat(verdict.checks()).anyMatch(check -> check.text().equals(said));
    assertThat(verdict.lines()).contains("  failed: " + said + " [JT500]");
    assertThat(verdict.summary()).contains("bridge1: " + said + " [JT500]");
    assertThat(verdict.summary().lines()).noneMatch(line -> line.startsWith("ok: "));
  }

  @Example
  void letsTextsStandThatAreForReading() {
    String text = "plain, with spaces and é, ß, 日本 and 🙂";

    assertThat(Printable.of(text)).isEqualTo(text);
    assertThat(Printable.of("\ud83d\udc08\u00ad\udb40\udc01\t"))
        .isEqualTo("\ud83d\udc08\\xad\\U000e0001\\t");
  }

  private static void isFit(TestCluster cluster) {
    VerifyVerdict verdict = cluster.judge();
    assertThat(verdict.hosts()).hasSize(cluster.question.path("answers").size());
    verdict.lines().forEach(HostileAnswerTest::isOneLine);
    verdict.summary().lines().forEach(HostileAnswerTest::isOneLine);
    for (VerifyVerdict.CheckPart check : verdict.checks()) {
      isOneLine(check.text() + check.id() + check.remedy());
      boolean bad = check.state().equals("failed") || check.state().equals("warning");
      assertThat(check.rule().isEmpty()).as(check.text()).isNotEqualTo(bad);
    }
    assertThat(verdict.lines())
        .allMatch(line -> line.matches("  (failed: |warning: |  to do: ).*|(HOST|\\w+\\d) .*"));
    assertThatCode(() -> new JsonMapper().writeValueAsString(verdict)).doesNotThrowAnyException();
  }

  private static void isOneLine(String text) {
    assertThat(text).doesNotContainPattern("[\\p{C}\\p{Z}&&[^ ]]");
  }

  /** Replaces a value, wherever it is, or leaves it out. */
  private static void spoil(ObjectNode root, JsonNode value, Random random) {
    List<JsonNode> containers = new ArrayList<>(List.of(root));
    for (int i = 0; i < containers.size(); i++) {
      containers.get(i).forEach(child -> addContainer(child, containers));
    }
    JsonNode chosen = containers.get(random.nextInt(containers.size()));
    if (chosen instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(4) == 0 && object.size() > 1) {
        object.remove(name);
      } else {
        object.set(name, value);
      }
    } else if (chosen instanceof ArrayNode array) {
      array.insert(random.nextInt(array.size() + 1), value);
    }
  }

  private static void addContainer(JsonNode child, List<JsonNode> containers) {
    if (child.isContainerNode()) {
      containers.add(child);
    }
  }
}
