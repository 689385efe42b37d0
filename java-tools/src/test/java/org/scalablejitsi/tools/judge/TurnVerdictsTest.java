package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.scalablejitsi.tools.judge.TestCluster.DAY;
import static org.scalablejitsi.tools.judge.TestCluster.NOW;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A TURN server has its line in verify, and each thing that can be wrong with it is named once. */
final class TurnVerdictsTest {

  private static final String DEAF = "{'3478/udp': 'timed out'}";

  static final List<Fault> FAILURES =
      List.of(
          new Fault(
              "JT502",
              "turn1",
              "coturn does not run (inactive)",
              it -> deaf(it).stop("turn1", "coturn")),
          new Fault(
              "JT560",
              "turn1",
              "coturn does not answer on its own host: 3478/udp (timed out)",
              TurnVerdictsTest::deaf),
          new Fault(
              "JT529",
              "turn1",
              "coturn's certificate has expired on 2027-01-14",
              TurnVerdictsTest::expired),
          new Fault(
              "JT530",
              "turn1",
              "coturn's certificate does not cover the name it is asked for",
              it -> it.set("turn1", "false", "certificates", "turn", "covers")),
          new Fault(
              "JT562",
              "turn1",
              "coturn does not take the secret of the vault: nobody is relayed who was told of this"
                  + " server",
              it -> takes(it, "{'reached': true, 'found': [], 'unknown': 1, 'settled': false}")),
          new Fault(
              "JT562",
              "turn1",
              "coturn takes other secrets than those of the vault",
              it ->
                  takes(
                      it,
                      "{'reached': true, 'found': ['current'], 'unknown': 1, 'settled': false}")),
          new Fault(
              "JT562",
              "turn1",
              "coturn's secrets: has no /db: run site.yml",
              it -> takes(it, "{'reached': false, 'reason': 'has no /db: run site.yml'}")));

  @Test
  void writesALineLikeAnyOther() {
    TestCluster cluster = TestCluster.withTurn();
    VerifyVerdict verdict = cluster.judge();

    assertThat(cluster.bad()).isEmpty();
    assertThat(verdict.lines().get(2)).isEqualTo("bridge1  ok     one       2.3      0");
    assertThat(verdict.lines().get(4)).isEqualTo("turn1    ok     -         -        -");
    assertThat(cluster.check("turn1", "relay").text())
        .isEqualTo("answers on all its ports, the meet host too");
    assertThat(ids(verdict, "turn1"))
        .contains("service coturn", "restart coturn", "turn secret", "certificate turn")
        .contains("firewall");
  }

  @ParameterizedTest
  @FieldSource("FAILURES")
  void namesOneFailureForOneThingThatIsBroken(Fault fault) {
    VerifyVerdict verdict = fault.in(TestCluster.withTurn()).judge();

    assertThat(verdict.checks())
        .filteredOn(check -> !check.rule().isEmpty())
        .extracting(
            VerifyVerdict.CheckPart::host,
            VerifyVerdict.CheckPart::state,
            VerifyVerdict.CheckPart::text,
            VerifyVerdict.CheckPart::rule)
        .containsExactly(tuple("turn1", "failed", fault.says(), fault.rule()));
  }

  @Test
  void warnsOfWhatCanWait() {
    TestCluster unreached =
        TestCluster.withTurn()
            .set("meet1", "{'3478/udp': 'timed out', '3478/tcp': 'timed out'}", "relays", "turn1");
    TestCluster former =
        takes(
            TestCluster.withTurn(),
            "{'reached': true, 'found': ['current', 'previous'], 'unknown': 0, 'settled': true}");

    assertThat(unreached.bad())
        .containsExactly(
            "turn1, relay, warning: the meet host does not reach the server: 3478/tcp (timed out),"
                + " 3478/udp (timed out)");
    assertThat(unreached.check("turn1", "relay").rule()).isEqualTo("JT561");
    assertThat(former.bad())
        .containsExactly(
            "turn1, turn secret, warning: coturn takes the former secret too: its rotation is not"
                + " finished");
    assertThat(former.check("turn1", "turn secret").rule()).isEqualTo("JT563");
  }

  @Test
  void asksForNoNameInACertificateThatTheServerMade() {
    TestCluster cluster =
        TestCluster.withTurn()
            .fleet("[]", "turn_certificates")
            .set("turn1", "false", "certificates", "turn", "covers")
            .set("turn1", "'self-signed certificate'", "certificates", "turn", "trust");

    assertThat(cluster.bad()).isEmpty();
    expired(cluster);
    assertThat(cluster.bad()).hasSize(1);
  }

  @Test
  void doesNotJudgeTheSecretWithoutTheVaultsPassword() {
    TestCluster cluster =
        takes(
            TestCluster.withTurn(),
            "{'reached': false, 'closed': true, 'reason': 'cannot be opened'}");

    assertThat(cluster.bad()).isEmpty();
    assertThat(cluster.check("turn1", "turn secret").state()).isEqualTo("skipped");
  }

  @Test
  void asksAMeetHostThatRelaysBoth() {
    TestCluster cluster = TestCluster.withTurn();
    ObjectNode meet = cluster.answer("meet1");
    ObjectNode relay = cluster.answer("turn1");
    for (String key : List.of("units", "digests", "relays", "certificates")) {
      meet.withObjectProperty(key).setAll((ObjectNode) relay.get(key));
    }
    meet.withObjectProperty("relays").putObject("meet1");
    cluster
        .without("turn1")
        .fleet("['meet1']", "turn")
        .fleet("[]", "turn_certificates")
        .fleet(
            "{'meet1': {'reached': true, 'found': ['current'], 'unknown': 0, 'settled': true}}",
            "turn_secrets");

    assertThat(cluster.bad()).isEmpty();
    assertThat(ids(cluster.judge(), "meet1"))
        .doesNotHaveDuplicates()
        .contains("relay", "jicofo", "certificate web", "certificate turn");
  }

  private static List<String> ids(VerifyVerdict verdict, String host) {
    return verdict.checks().stream()
        .filter(check -> check.host().equals(host))
        .map(VerifyVerdict.CheckPart::id)
        .toList();
  }

  private static TestCluster deaf(TestCluster cluster) {
    return cluster.set("turn1", DEAF, "relays", "own").set("meet1", DEAF, "relays", "turn1");
  }

  private static TestCluster expired(TestCluster cluster) {
    String yesterday = String.valueOf(NOW - DAY);
    return cluster.set("turn1", yesterday, "certificates", "turn", "not_after");
  }

  private static TestCluster takes(TestCluster cluster, String answer) {
    return cluster.fleet(answer, "turn_secrets", "turn1");
  }
}
