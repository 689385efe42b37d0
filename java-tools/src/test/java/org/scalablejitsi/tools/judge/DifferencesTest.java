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
    question.putArray("tags").add("packages").add("bridge").add("firewall").add("jicofo").add("x");
    host("meet1").put("trusted", "a1");
    for (int number = 1; number <= 3; number++) {
      host("bridge" + number).withObject("/trusts/bridge").put("held", "a1");
    }
  }

  @Test
  void letsNobodyActWhereNothingDiffers() {
    Differences.Verdict verdict = Differences.judge(question);

    assertThat(verdict.acts()).isFalse();
    assertThat(verdict.parts()).isEmpty();
    assertThat(verdict.lines()).containsExactly("as planned: meet1, bridge1…bridge3");
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
            "  bridge    " + FILE,
            "  firewall  the firewall in force is another",
            "as planned: meet1, bridge1, bridge3");
  }

  @Test
  void saysWhichServicesWouldRestartAndWhatTheyWaitFor() {
    for (int number = 1; number <= 3; number++) {
      differs("bridge" + number, "bridge", FILE);
      restarts("bridge" + number, "idle").put("conferences", number - 1);
    }

    assertThat(Differences.judge(question).lines())
        .startsWith(
            "bridge1…bridge3:",
            "  bridge  " + FILE,
            "  WOULD RESTART jitsi-videobridge2: jvb.conf; waits for conferences: bridge2 has 1,"
                + " bridge3 has 2");
  }

  @Test
  void saysWhatBecomesOfARestartByThePolicy() {
    assertThat(restartLine("idle", 0))
        .isEqualTo("WOULD RESTART jitsi-videobridge2: jvb.conf; it carries no conference");
    assertThat(restartLine("now", 2))
        .isEqualTo("WOULD RESTART jitsi-videobridge2: jvb.conf; ENDS conferences: bridge1 has 2");
    assertThat(restartLine("now", 0)).isEqualTo("WOULD RESTART jitsi-videobridge2: jvb.conf");
    assertThat(restartLine("never", 2))
        .isEqualTo(
            "WOULD RESTART jitsi-videobridge2: jvb.conf; stays due: jitsi_bridge_restart is never");
    assertThat(restartLine("drain", 2))
        .endsWith("; one host after the other, each when it is empty: bridge1 has 2");
    assertThat(restartLine("reload", 0)).isEqualTo("WOULD RELOAD jitsi-videobridge2: jvb.conf");
  }

  @Test
  void saysWhichRestartsAreDueAlready() {
    differs("bridge1", "bridge", "jitsi-videobridge2 runs with another " + FILE);
    restarts("bridge1", "idle").put("due", true).putNull("conferences");

    assertThat(Differences.judge(question).lines())
        .contains(
            "  RESTART DUE jitsi-videobridge2: jvb.conf; waits for conferences: bridge1 has an"
                + " unknown number");
  }

  @Test
  void showsWhatChangesInAFile() {
    differs("bridge1", "bridge", FILE);
    differs("bridge1", "bridge", "jitsi-videobridge2 does not run");
    ((ObjectNode) hosts.withObject("/bridge1").withArray("differences").get(0))
        .putArray("diff")
        .add("-port = 10000")
        .add("+port = 10001");

    assertThat(Differences.judge(question).lines())
        .startsWith(
            "bridge1:",
            "  bridge  " + FILE,
            "    -port = 10000",
            "    +port = 10001",
            "          jitsi-videobridge2 does not run");
  }

  @Test
  void saysInOneLineWhereAllIsNew() {
    for (int number = 1; number <= 3; number++) {
      hosts.withObject("/bridge" + number).put("first", true);
      differs("bridge" + number, "packages", "jitsi-videobridge2 is not installed");
      for (int file = 0; file < 40; file++) {
        differs("bridge" + number, "bridge", "file " + file);
      }
    }

    assertThat(Differences.judge(question).lines())
        .containsExactly(
            "bridge1…bridge3:", "  first deployment: packages, bridge", "as planned: meet1");
  }

  @Test
  void saysOnceWhatCouldNotBeCompared() {
    hosts
        .fieldNames()
        .forEachRemaining(it -> hosts.withObject("/" + it).put("closed", "no vault password"));

    assertThat(Differences.judge(question).lines())
        .containsExactly(
            "as planned: meet1, bridge1…bridge3",
            "not compared on meet1, bridge1…bridge3, what has passwords in it: no vault password");
  }

  @Test
  void showsHostsTogetherThatDifferInTheSame() {
    differs("bridge1", "bridge", FILE);
    differs("bridge3", "bridge", FILE);

    assertThat(Differences.judge(question).lines())
        .containsExactly("bridge1, bridge3:", "  bridge  " + FILE, "as planned: meet1, bridge2");
  }

  @Test
  void countsWhatIsTooMuchToShow() {
    for (int number = 0; number < 62; number++) {
      differs("bridge1", "bridge", "file " + number);
    }

    assertThat(Differences.judge(question).lines()).hasSize(63).contains("  and 2 more of bridge");
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
  void letsTheMeetHostTrustTheCertificateThatItIsAboutToMake() {
    hosts.withObject("/meet1").put("trusted", "").withObject("/trusts/jicofo").put("held", "a1");

    assertThat(Differences.judge(question).parts()).containsOnlyKeys("meet1");
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
  void saysWhatRestartsWithAnotherCertificateToTrust() {
    hosts.withObject("/meet1").put("trusted", "b2");
    hosts
        .withObject("/bridge1/trusts/bridge/restart")
        .put("unit", "jitsi-videobridge2")
        .put("part", "bridge")
        .put("restart", "idle")
        .put("conferences", 3)
        .putArray("files")
        .add("/etc/jitsi/videobridge/truststore.p12");

    assertThat(Differences.judge(question).lines())
        .contains(
            "  WOULD RESTART jitsi-videobridge2: truststore.p12; waits for conferences: bridge1 has"
                + " 3");
  }

  @Test
  void letsAllPartsOfAHostActThatLacksAPackage() {
    hosts
        .withObject("/bridge1")
        .withArray("differences")
        .addObject()
        .put("part", "packages")
        .put("kind", "packages")
        .put("what", "jitsi-videobridge2 is not installed");
    hosts.withObject("/bridge1").putArray("parts").add("packages").add("bridge");

    assertThat(Differences.judge(question).parts().get("bridge1"))
        .containsExactly("packages", "bridge");
  }

  @Test
  void showsOnlyWhatIsDone() {
    differs("bridge1", "bridge", FILE);
    restarts("bridge1", "now").put("conferences", 1);
    question.putArray("tags").add("firewall");

    assertThat(Differences.judge(question).lines())
        .containsExactly("as planned in these parts: meet1, bridge1…bridge3");
  }

  @Test
  void saysWhyAHostCouldNotBeCompared() {
    hosts.putObject("bridge4").put("failed", true).put("msg", "no such file");

    assertThat(Differences.judge(question).lines())
        .contains("bridge4 could not be compared: no such file");
  }

  @Test
  void showsASecondTimeOnlyWhatIsNew() {
    differs("bridge1", "bridge", FILE);
    differs("bridge2", "bridge", FILE);
    question.putObject("shown").putArray("bridge1").add("bridge").add("firewall");

    Differences.Verdict verdict = Differences.judge(question);

    assertThat(verdict.parts()).containsOnlyKeys("bridge1", "bridge2");
    assertThat(verdict.lines()).containsExactly("bridge2:", "  bridge  " + FILE);
  }

  @Test
  void namesBareHostsTogetherWhateverTheirFilesAre() {
    differs("bridge1", "bridge", "a");
    differs("bridge2", "bridge", "b");
    hosts.withObject("/bridge1").put("first", true);
    hosts.withObject("/bridge2").put("first", true);

    assertThat(Differences.judge(question).lines())
        .startsWith("bridge1, bridge2:", "  first deployment: bridge");
  }

  @Test
  void printsNothingThatAHostWouldHaveTheTerminalDo() {
    differs("bridge1", "bridge", "a\u001b[2Jb\nbridge2:");

    assertThat(Differences.judge(question).lines()).contains("  bridge  a\\x1b[2Jb\\nbridge2:");
  }

  private String restartLine(String policy, int conferences) {
    hosts.withObject("/bridge1").putArray("restarts");
    hosts.withObject("/bridge1").putArray("differences");
    differs("bridge1", "bridge", FILE);
    restarts("bridge1", policy).put("conferences", conferences);
    return Differences.judge(question).lines().get(2).strip();
  }

  private ObjectNode restarts(String host, String policy) {
    ObjectNode restart = hosts.withObject("/" + host).withArray("restarts").addObject();
    restart.putArray("files").add(FILE);
    return restart
        .put("unit", "jitsi-videobridge2")
        .put("part", "bridge")
        .put("due", false)
        .put("restart", policy)
        .put("option", "jitsi_bridge_restart");
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
