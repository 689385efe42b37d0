package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.judge.TestCluster.DAY;
import static org.scalablejitsi.tools.judge.TestCluster.NOW;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that can be wrong is named with its host, once, with its reason and remedy. */
final class VerifyVerdictTest {

  private static final String JVB = "jitsi-videobridge2";
  private static final String REFUSED =
      "prosody refuses the password in /etc/jitsi/videobridge/jvb.conf for"
          + " jvb@auth.meet.example.com (not-authorized): the next start ends in no login";
  private static final String SHARED =
      "shares the nickname one with bridge1: jicofo sees one bridge for the two; its own is two";
  private static final String NO_ADDRESS =
      "{'status': 500, 'body': 'No valid IP addresses available for harvesting.'}";
  private static final String UNTRUSTED = "'unable to get local issuer certificate'";

  static final List<Fault> FAILURES =
      List.of(
          new Fault(
              "JT500",
              "bridge2",
              "does not answer Ansible: Connection timed out",
              it ->
                  it.only("bridge2", "{'reached': false, 'reason': 'Connection timed out'}")
                      .sees("one")),
          new Fault(
              "JT500",
              "meet1",
              "does not answer Ansible: No route to host",
              it -> it.only("meet1", "{'reached': false, 'reason': 'No route to host'}")),
          new Fault(
              "JT501",
              "bridge2",
              "was not asked: it failed earlier in this run",
              it -> it.only("bridge2", "{}")),
          new Fault(
              "JT502",
              "bridge2",
              "jitsi-videobridge2 does not run (inactive)",
              TestCluster::stopBridge),
          new Fault(
              "JT502",
              "meet1",
              "jicofo does not run (failed, exit-code)",
              it ->
                  it.set(
                          "meet1",
                          "{'active': 'failed', 'result': 'exit-code', 'seconds': 1}",
                          "units",
                          "jicofo")
                      .reply("meet1", "stats", "{'status': null, 'error': 'refused'}")
                      .reply("meet1", "debug", "{'status': null, 'error': 'refused'}")),
          new Fault(
              "JT521",
              "meet1",
              "jicofo's REST on 127.0.0.1:8888: timed out",
              it ->
                  it.reply("meet1", "stats", "{'status': null, 'error': 'timed out'}")
                      .reply("meet1", "debug", "{'status': null, 'error': 'timed out'}")),
          new Fault("JT502", "meet1", "prosody does not run (inactive)", TestCluster::stopProsody),
          new Fault(
              "JT502",
              "meet1",
              "nginx does not run (inactive)",
              it -> {
                it.stop("meet1", "nginx");
                for (String way : List.of("page", "bosh", "websocket")) {
                  it.reply("meet1", way, "{'status': null, 'error': 'refused'}");
                }
              }),
          new Fault(
              "JT544",
              "bridge2",
              "is not logged in at prosody, has joined 0 of 1 rooms: it reaches prosody at"
                  + " 192.0.2.11 from 192.0.2.22, and its log says: SASLError using SCRAM-SHA-1:"
                  + " not-authorized",
              TestCluster::wrongPassword),
          new Fault(
              "JT543",
              "bridge2",
              "does not reach prosody on 5222/tcp (timed out): meet.example.com is 192.0.2.11"
                  + " there, asked from 192.0.2.22; the meet host lets in 192.0.2.21",
              it ->
                  it.stats("bridge2", "0", "mucs_joined")
                      .set("bridge2", "false", "reach", "xmpp", "open")
                      .set("bridge2", "'timed out'", "reach", "xmpp", "error")
                      .set("meet1", "['192.0.2.21']", "admits")),
          new Fault(
              "JT511",
              "bridge2",
              REFUSED,
              it -> it.login("bridge2", "videobridge", "refused", "'not-authorized'")),
          new Fault(
              "JT511",
              "bridge2",
              REFUSED,
              it ->
                  it.login("bridge2", "videobridge", "refused", "'not-authorized'")
                      .wrongPassword()),
          new Fault(
              "JT547",
              "bridge2",
              SHARED,
              it -> it.stats("bridge2", "'one'", "relay_id").sees("one")),
          new Fault(
              "JT547",
              "bridge2",
              SHARED,
              it ->
                  it.set("bridge2", "'one'", "matches", "nickname")
                      .sees()
                      .seesAs("one", "{'relay-id': 'two', 'operational': true}")),
          new Fault(
              "JT547",
              "bridge2",
              SHARED,
              it ->
                  it.set("bridge2", "''", "matches", "nickname")
                      .set("bridge2", "'one'", "matches", "properties_nickname")
                      .sees()
                      .seesAs("one", "{'relay-id': 'two', 'operational': true}")),
          new Fault(
              "JT547",
              "bridge2",
              "calls itself zwei instead of two",
              it -> it.stats("bridge2", "'zwei'", "relay_id").sees("one", "zwei")),
          new Fault(
              "JT548", "bridge2", "jicofo does not see a bridge named two", it -> it.sees("one")),
          new Fault(
              "JT547",
              "bridge2",
              "is two in the brewery but has the relay id x",
              it -> it.seesAs("two", "{'relay-id': 'x'}")),
          new Fault(
              "JT546",
              "bridge2",
              "has no nickname in the registry",
              it ->
                  it.fleet("{'bridge1': 'one'}", "nicknames")
                      .stats("bridge2", "''", "relay_id")
                      .set("bridge2", "''", "matches", "nickname")
                      .sees("one")),
          new Fault(
              "JT549",
              "bridge2",
              "jicofo holds two for not operational",
              it -> it.seesAs("two", "{'relay-id': 'two', 'operational': false}")),
          new Fault(
              "JT522",
              "meet1",
              "jicofo sees bridges that the inventory does not know: three",
              it -> it.seesAs("three", "{'relay-id': 'three'}")),
          new Fault(
              "JT541",
              "bridge2",
              "the bridge knows no public address of its own",
              it -> it.reply("bridge2", "health", NO_ADDRESS)),
          new Fault(
              "JT540",
              "bridge2",
              "the bridge's health check on 127.0.0.1:8080: answers 500 no valid address",
              it -> it.reply("bridge2", "health", "{'status': 500, 'body': 'no valid address'}")),
          new Fault(
              "JT505",
              "meet1",
              "the table inet scalable_jitsi is not loaded; the controller (192.0.2.9) reaches"
                  + " 5222/tcp",
              it ->
                  it.set("meet1", "'missing'", "firewall")
                      .set("meet1", "[5222]", "outside", "open")),
          new Fault(
              "JT505",
              "bridge2",
              "the table inet scalable_jitsi was changed by hand",
              it -> it.set("bridge2", "'changed'", "firewall")),
          new Fault(
              "JT505",
              "bridge2",
              "ufw is not active, or lets in what no rule names",
              it -> it.set("bridge2", "'open'", "firewall")),
          new Fault(
              "JT505",
              "bridge2",
              "ufw's rules with our comment are not those deployed",
              it -> it.set("bridge2", "'other rules'", "firewall")),
          new Fault(
              "JT505",
              "bridge2",
              "the rules deployed are not yet loaded",
              it -> it.set("bridge2", "false", "digests", "firewall")),
          new Fault(
              "JT550",
              "bridge2",
              "reaches the meet host's 8888/tcp (jicofo's REST)",
              it -> it.set("bridge2", "true", "reach", "jicofo_rest", "open")),
          new Fault(
              "JT504",
              "bridge2",
              "the metrics at jitsi_metrics_port: answers 502",
              it ->
                  it.measured()
                      .reply("bridge2", "metrics", "{'status': 502, 'body': 'Bad Gateway'}")),
          new Fault(
              "JT502",
              "bridge2",
              "scalable-jitsi-metrics does not run (inactive)",
              it -> it.measured().stop("bridge2", "scalable-jitsi-metrics")),
          new Fault(
              "JT505",
              "bridge2",
              "the controller (192.0.2.8) reaches 9888/tcp",
              it -> it.set("bridge2", "{'source': '192.0.2.8', 'open': [9888]}", "outside")),
          new Fault(
              "JT507",
              "bridge2",
              "/var/log has 0 % free",
              it -> it.set("bridge2", "0.0", "free", "/var/log")),
          new Fault(
              "JT509",
              "bridge2",
              "the clock is 3600 s ahead of the controller's",
              it -> it.set("bridge2", String.valueOf(NOW + 3601), "clock", "host")),
          new Fault(
              "JT509",
              "bridge2",
              "the clock is 3600 s behind the controller's",
              it -> it.set("bridge2", String.valueOf(NOW - 3600), "clock", "host")),
          new Fault(
              "JT529",
              "meet1",
              "the web certificate has expired on 2027-01-14",
              it ->
                  it.set("meet1", String.valueOf(NOW - DAY), "certificates", "web", "not_after")
                      .set("meet1", "'certificate has expired'", "certificates", "web", "trust")),
          new Fault(
              "JT529",
              "meet1",
              "prosody's certificate for bridges and jicofo is not valid yet",
              it ->
                  it.set(
                      "meet1", String.valueOf(NOW + DAY), "certificates", "prosody", "not_before")),
          new Fault(
              "JT530",
              "meet1",
              "the web certificate does not cover the name it is asked for",
              it -> it.set("meet1", "false", "certificates", "web", "covers")),
          new Fault(
              "JT531",
              "meet1",
              "the web certificate is not trusted: unable to get local issuer certificate",
              it -> it.set("meet1", UNTRUSTED, "certificates", "web", "trust")),
          new Fault(
              "JT528",
              "meet1",
              "the web certificate: no certificate is shown on port 443",
              it ->
                  it.set(
                      "meet1",
                      "{'error': 'no certificate is shown on port 443'}",
                      "certificates",
                      "web")),
          new Fault(
              "JT523",
              "meet1",
              "BOSH (/http-bind): answers 502 instead of 200",
              it -> it.reply("meet1", "bosh", "{'status': 502, 'body': 'Bad Gateway'}")),
          new Fault(
              "JT523",
              "meet1",
              "the web page: an unexpected page",
              it -> it.reply("meet1", "page", "{'status': 200, 'body': 'It works'}")));

  static final List<Fault> WARNINGS =
      List.of(
          new Fault(
              "JT503",
              "bridge2",
              "jitsi-videobridge2 still runs with its former files: a restart is due",
              it -> it.set("bridge2", "false", "digests", JVB)),
          new Fault(
              "JT542",
              "bridge2",
              "drains: jicofo puts no new conference on it while others can take them",
              it -> it.stats("bridge2", "true", "drain")),
          new Fault(
              "JT545",
              "bridge2",
              "logged in at prosody, has joined 1 of 2 rooms",
              it -> it.stats("bridge2", "2", "mucs_configured")),
          new Fault(
              "JT508", "bridge2", "/ has 9.9 % free", it -> it.set("bridge2", "9.9", "free", "/")),
          new Fault(
              "JT551",
              "bridge2",
              "has another version than most bridges; jicofo puts bridges of one version only into"
                  + " a conference",
              it -> it.body("bridge2", "version", version -> version.put("version", "2.4"))),
          new Fault(
              "JT532",
              "meet1",
              "prosody's certificate for bridges and jicofo is valid until 2027-01-28, for 13 days",
              it ->
                  it.set(
                      "meet1",
                      String.valueOf(NOW + 13 * DAY),
                      "certificates",
                      "prosody",
                      "not_after")),
          new Fault(
              "JT506",
              "meet1",
              "the controller (192.0.2.9) reaches 5222/tcp",
              it ->
                  it.set("meet1", "'none'", "firewall").set("meet1", "[5222]", "outside", "open")),
          new Fault(
              "JT527",
              "meet1",
              "1600 connections from nginx to prosody, with room for 2000 participants",
              it -> it.set("meet1", "1600", "connections", "web")),
          new Fault(
              "JT524",
              "meet1",
              "BOSH (/http-bind) was not asked: nginx answers 429, as 127.0.0.1 is beyond a limit"
                  + " for one address",
              it -> it.reply("meet1", "bosh", "{'status': 429, 'body': '429 Too Many Requests'}")));

  @Test
  void findsNothingInAClusterThatIsWell() {
    VerifyVerdict verdict = TestCluster.well().judge();

    assertThat(TestCluster.well().bad()).isEmpty();
    assertThat(verdict.state()).isEqualTo("ok");
    assertThat(verdict.summary())
        .isEqualTo(verdict.checks().size() + " checks of 3 hosts; failed: 0, warnings: 0");
    assertThat(verdict.lines())
        .containsExactly(
            "HOST     STATE  NICKNAME  VERSION  CONFERENCES",
            "meet1    ok     -         -        0",
            "bridge1  ok     one       2.3      0",
            "bridge2  ok     two       2.3      0");
  }

  @ParameterizedTest
  @FieldSource("FAILURES")
  void namesOneFailureForOneThingThatIsBroken(Fault fault) {
    VerifyVerdict verdict = fault.in(TestCluster.well()).judge();
    List<VerifyVerdict.CheckPart> bad = bad(verdict);

    assertThat(bad).hasSize(1);
    VerifyVerdict.CheckPart failed = bad.get(0);
    assertThat(failed.host()).isEqualTo(fault.host());
    assertThat(failed.state()).isEqualTo("failed");
    assertThat(failed.text()).isEqualTo(fault.says());
    assertThat(failed.rule()).isEqualTo(fault.rule());
    assertThat(failed.remedy()).isNotEmpty();
    assertThat(verdict.state()).isEqualTo("failed");
    String line = fault.says() + " [" + fault.rule() + "]";
    assertThat(verdict.summary()).isEqualTo(fault.host() + ": " + line);
    int at = verdict.lines().indexOf("  failed: " + line);
    assertThat(verdict.lines().get(at - 1)).matches(fault.host() + " +FAILED .*");
    assertThat(verdict.lines().get(at + 1)).isEqualTo("    to do: " + failed.remedy());
  }

  @ParameterizedTest
  @FieldSource("WARNINGS")
  void warnsOfWhatCanWait(Fault fault) {
    VerifyVerdict verdict = fault.in(TestCluster.well()).judge();
    List<VerifyVerdict.CheckPart> bad = bad(verdict);

    assertThat(bad).hasSize(1);
    assertThat(bad.get(0).host()).isEqualTo(fault.host());
    assertThat(bad.get(0).state()).isEqualTo("warning");
    assertThat(bad.get(0).text()).isEqualTo(fault.says());
    assertThat(bad.get(0).rule()).isEqualTo(fault.rule());
    assertThat(bad.get(0).remedy()).isNotEmpty();
    assertThat(verdict.state()).isEqualTo("warning");
    assertThat(verdict.summary()).endsWith("failed: 0, warnings: 1");
    assertThat(verdict.lines()).contains("  warning: " + fault.says() + " [" + fault.rule() + "]");
  }

  private static List<VerifyVerdict.CheckPart> bad(VerifyVerdict verdict) {
    return verdict.checks().stream()
        .filter(check -> check.state().equals("failed") || check.state().equals("warning"))
        .toList();
  }

  @Test
  void givesANumberToNothingElse() {
    assertThat(TestCluster.well().stopProsody().judge().checks())
        .filteredOn(check -> check.state().equals("ok") || check.state().equals("skipped"))
        .isNotEmpty()
        .allMatch(check -> check.rule().isEmpty());
  }

  @Test
  void saysWhatTheServiceComplainedOf() {
    TestCluster cluster =
        TestCluster.well()
            .stop("bridge1", JVB)
            .set("bridge1", "['no start', 'port in use']", "units", JVB, "complaints");

    assertThat(cluster.check("bridge1", "service " + JVB).text())
        .isEqualTo("jitsi-videobridge2 does not run (inactive): no start; port in use");
  }

  @Test
  void doesNotTakeALimitForAFaultOfWhatIsBehindIt() {
    TestCluster cluster =
        TestCluster.well().reply("meet1", "bosh", "{'status': 429, 'body': 'Too Many'}");

    assertThat(cluster.check("meet1", "bosh").remedy())
        .contains("jitsi_meet_unlimited_networks", "jitsi_meet_people_per_address");
  }

  @Test
  void letsAControllerThatIsABridgeReachProsody() {
    assertThat(
            TestCluster.well()
                .set("meet1", "{'source': '192.0.2.21', 'open': [5222]}", "outside")
                .bad())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.9", "2001:db8:7::1"})
  void letsAControllerThatFetchesMetricsReachThemAlone(String source) {
    TestCluster cluster =
        TestCluster.well()
            .measured()
            .set("bridge2", "{'source': '" + source + "', 'open': [9888]}", "outside");

    assertThat(cluster.bad()).isEmpty();
    assertThat(cluster.judge().checks()).filteredOn(it -> it.id().equals("metrics")).hasSize(3);
    cluster.set("bridge2", "[8080, 9888]", "outside", "open");
    assertThat(cluster.bad())
        .containsExactly(
            "bridge2, firewall, failed: the controller (" + source + ") reaches 8080/tcp");
  }

  @Test
  void takesASelfSignedCertificateWhereNoneWasGiven() {
    assertThat(
            TestCluster.well()
                .set("meet1", UNTRUSTED, "certificates", "web", "trust")
                .fleet("[]", "web_certificates")
                .bad())
        .isEmpty();
  }

  @Test
  void judgesNoHostOutsideOfTheLimitAndKnowsItsName() {
    TestCluster cluster = TestCluster.well().without("bridge1");

    assertThat(cluster.bad()).isEmpty();
    assertThat(cluster.judge().hosts())
        .extracting(VerifyVerdict.HostPart::name)
        .containsExactly("meet1", "bridge2");
  }

  @Test
  void judgesBridgesAloneByWhatTheySay() {
    TestCluster cluster = TestCluster.well().without("meet1");

    assertThat(cluster.bad()).isEmpty();
    assertThat(ids(cluster.judge(), "skipped")).isEqualTo(Set.of("xmpp", "brewery"));
  }

  private static Set<String> ids(VerifyVerdict verdict, String state) {
    return verdict.checks().stream()
        .filter(check -> check.state().equals(state))
        .map(VerifyVerdict.CheckPart::id)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Initialized newConfig", "Authenticated, resumed"})
  void forgetsARefusalBeforeTheLastStart(String last) {
    assertThat(
            TestCluster.well()
                .wrongPassword()
                .set("bridge2", "'" + last + "'", "matches", "login")
                .bad())
        .containsExactly(
            "bridge2, xmpp, failed: is not logged in at prosody, has joined 0 of 1 rooms: it"
                + " reaches prosody at 192.0.2.11 from 192.0.2.22");
  }

  @Test
  void countsTheConferencesThatHavePeople() {
    TestCluster cluster =
        TestCluster.well()
            .stats("bridge1", "3", "conferences")
            .stats("bridge1", "0", "local_endpoints")
            .stats("bridge2", "3", "conferences")
            .stats("bridge2", "7", "local_endpoints");

    assertThat(cluster.judge().hosts())
        .extracting(host -> String.valueOf(host.conferences()))
        .containsExactly("0", "0", "3");
  }
}
