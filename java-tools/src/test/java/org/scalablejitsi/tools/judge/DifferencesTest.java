package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DifferencesTest {

  private static final String FILE = "/etc/jitsi/videobridge/jvb.conf";

  private final ObjectNode question = JsonNodeFactory.instance.objectNode();
  private final ObjectNode hosts = question.putObject("hosts");

  @BeforeEach
  void aClusterAsPlanned() {
    question.put("meet", "meet1").put("act", "differences");
    question.putArray("tags").add("bridge").add("firewall").add("x");
    host("meet1").put("trusted", "a1");
    for (int number = 1; number <= 3; number++) {
      host("bridge" + number).withObject("/trusts").put("bridge", "a1");
    }
  }

  @Test
  void letsNobodyActWhereNothingDiffers() {
    Differences.Verdict verdict = Differences.judge(question);

    assertThat(verdict.acts()).isFalse();
    assertThat(verdict.parts()).isEmpty();
    assertThat(verdict.lines()).containsExactly("as planned: meet1…bridge3 (4 hosts)");
  }

  @Test
  void letsAHostActOnThePartsThatDiffer() {
    differs("bridge2", "bridge", FILE);
    differs("bridge2", "firewall", "the firewall in force is another");

    Differences.Verdict verdict = Differences.judge(question);

    assertThat(verdict.acts()).isTrue();
    assertThat(verdict.parts()).containsOnlyKeys("bridge2");
    assertThat(verdict.parts().get("bridge2")).containsExactly("bridge", "firewall");
    assertThat(verdict.lines())
        .containsExactly(
            "bridge2:",
            "  bridge: " + FILE,
            "  firewall: the firewall in force is another",
            "as planned: meet1…bridge3 (3 hosts)");
  }

  @Test
  void saysWhichServicesWouldRestart() {
    differs("bridge1", "bridge", FILE);
    hosts.withObject("/bridge1").withObject("/restarts").putArray("jitsi-videobridge2").add(FILE);

    assertThat(Differences.judge(question).lines())
        .startsWith("bridge1:", "  bridge: " + FILE, "  WOULD RESTART jitsi-videobridge2: " + FILE);
  }

  @Test
  void showsHostsTogetherThatDifferInTheSame() {
    differs("bridge1", "bridge", FILE);
    differs("bridge3", "bridge", FILE);

    assertThat(Differences.judge(question).lines())
        .containsExactly("bridge1, bridge3:", "  bridge: " + FILE, "as planned: meet1, bridge2");
  }

  @Test
  void countsWhatIsTooMuchToShow() {
    for (int number = 0; number < 10; number++) {
      differs("bridge1", "bridge", "file " + number);
    }

    assertThat(Differences.judge(question).lines()).hasSize(11).contains("  and 2 more");
  }

  @Test
  void letsAHostActThatTrustsAnotherCertificate() {
    hosts.withObject("/meet1").put("trusted", "b2");

    assertThat(Differences.judge(question).parts())
        .containsOnlyKeys("bridge1", "bridge2", "bridge3");
  }

  @Test
  void letsNobodyTrustACertificateThatIsStillToBeMade() {
    hosts.withObject("/meet1").put("trusted", "");

    assertThat(Differences.judge(question).acts()).isFalse();
  }

  @Test
  void namesAHostWithoutAnAnswerAndLetsItNotAct() {
    hosts.putObject("bridge4").put("unreachable", true);

    Differences.Verdict verdict = Differences.judge(question);

    assertThat(verdict.acts()).isFalse();
    assertThat(verdict.acting()).containsExactly("bridge4");
    assertThat(verdict.lines()).contains("no answer: bridge4");
  }

  @Test
  void letsAllActOnAllWhereThatIsAskedFor() {
    question.put("act", "all");
    hosts
        .fieldNames()
        .forEachRemaining(it -> hosts.withObject("/" + it).putArray("parts").add("x"));

    assertThat(Differences.judge(question).parts()).hasSize(4);
  }

  @Test
  void actsOnTheTaggedPartsAlone() {
    differs("bridge1", "bridge", FILE);
    differs("bridge2", "firewall", "another");
    question.putArray("tags").add("firewall");

    assertThat(Differences.judge(question).parts()).containsOnlyKeys("bridge2");
  }

  @Test
  void printsNothingThatAHostWouldHaveTheTerminalDo() {
    differs("bridge1", "bridge", "a\u001b[2Jb\nbridge2:");

    assertThat(Differences.judge(question).lines()).contains("  bridge: a\\x1b[2Jb\\nbridge2:");
  }

  private ObjectNode host(String name) {
    ObjectNode host = hosts.putObject(name);
    host.putArray("differences");
    return host;
  }

  private void differs(String host, String part, String what) {
    hosts
        .withObject("/" + host)
        .withArray("differences")
        .addObject()
        .put("part", part)
        .put("what", what);
  }
}
