package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What was seen on a bridge's way to prosody, and the one thing to do about that. */
final class WayToProsodyTest {

  private static final String HOST = "meet.example.com";
  private static final String OPEN =
      "{'open': true, 'targets': ['10.0.0.11'], 'source': '10.0.0.21'}";
  private static final String SHUT =
      "{'open': false, 'error': 'timed out', 'targets': ['10.0.0.11'], 'source': '10.0.0.21'}";
  private static final List<String> ADMITS = List.of("10.0.0.21", "10.0.0.22");
  private static final String UNREACHED =
      "does not reach prosody on 5222/tcp (timed out): meet.example.com is 10.0.0.11 there, asked"
          + " from ";
  private static final String BETWEEN =
      "see whether 10.0.0.11 is the meet host, whether prosody runs there, and the firewalls"
          + " between";
  private static final String REACHED = "reaches prosody at 10.0.0.11 from 10.0.0.21";

  record Case(
      String reach, @Nullable List<String> admits, String refused, String seen, String remedy) {}

  static final List<Case> CASES =
      List.of(
          new Case(
              SHUT,
              List.of("10.0.0.22", "10.0.0.23"),
              "",
              UNREACHED + "10.0.0.21; the meet host lets in 10.0.0.22, 10.0.0.23",
              "list 10.0.0.21 in this bridge's jitsi_bridge_addresses"),
          new Case(
              SHUT.replace("10.0.0.21", "2001:db8::21"),
              List.of("2001:DB8:0::21"),
              "",
              UNREACHED + "2001:db8::21; the meet host lets in 2001:DB8:0::21",
              BETWEEN),
          new Case(
              SHUT,
              List.of(),
              "",
              UNREACHED + "10.0.0.21; the meet host lets in nobody",
              "list 10.0.0.21 in this bridge's jitsi_bridge_addresses"),
          new Case(SHUT, null, "", UNREACHED + "10.0.0.21", BETWEEN),
          new Case(
              SHUT.replace("'10.0.0.21'", "null"),
              ADMITS,
              "",
              UNREACHED + "no address of its own; the meet host lets in 10.0.0.21, 10.0.0.22",
              BETWEEN),
          new Case(
              "{'open': false, 'error': 'Name or service not known', 'targets': []}",
              ADMITS,
              "",
              "finds no address for meet.example.com (Name or service not known)",
              "enter it in DNS or /etc/hosts there, or fix jitsi_xmpp_host"),
          new Case(
              OPEN,
              ADMITS,
              "SASLError using SCRAM-SHA-1: not-authorized",
              REACHED + ", and its log says: SASLError using SCRAM-SHA-1: not-authorized",
              "its password or prosody's is not the vault's: use the vault of this cluster, and run"
                  + " site.yml with jitsi_bridge_restart=now"),
          new Case(
              OPEN,
              ADMITS,
              "PKIX path building failed",
              REACHED + ", and its log says: PKIX path building failed",
              "it does not trust prosody's certificate: see whether 10.0.0.11 is the meet host, and"
                  + " run site.yml with jitsi_bridge_restart=now"),
          new Case(OPEN, ADMITS, "", REACHED, "see /var/log/jitsi/jvb.log there"));

  @ParameterizedTest
  @FieldSource("CASES")
  void saysWhatWasSeen(Case given) {
    WayToProsody way =
        WayToProsody.of(HOST, 5222, json(given.reach()), given.admits(), given.refused());

    assertThat(way.seen()).isEqualTo(given.seen());
    assertThat(way.remedy()).startsWith(given.remedy());
  }

  @Test
  void namesABridgeThatMustHaveLoggedInWithAllOfIt() {
    assertThat(
            failure(
                "{'reason': 'no login is in the brewery', 'login': 'Initialized newConfig',"
                    + " 'reach': "
                    + SHUT
                    + "}",
                "['10.0.0.22']"))
        .isEqualTo(
            "bridge1: the bridge runs and is not logged in at prosody, so it gets no conferences:"
                + " no login is in the brewery. It does not reach prosody on 5222/tcp (timed out):"
                + " meet.example.com is 10.0.0.11 there, asked from 10.0.0.21; the meet host lets in"
                + " 10.0.0.22. List 10.0.0.21 in this bridge's jitsi_bridge_addresses, or have it go"
                + " by an address that is listed; run site.yml for the meet host too, then run this"
                + " again");
  }

  @Test
  void sawNothingOfOneWhoseRestDoesNotAnswer() {
    assertThat(failure("{'reason': 'http://127.0.0.1:8080: Connection refused'}", "null"))
        .endsWith("Connection refused. See /var/log/jitsi/jvb.log there, then run this again");
  }

  @Test
  void letsOneThatHasDiedSpeak() {
    String complaints = "'complaints': ['SEVERE: no start', 'Caused by: stun.invalid']";

    assertThat(
            failure(
                "{'reason': 'Connection refused', 'running': false, " + complaints + "}", "null"))
        .isEqualTo(
            "bridge1: the bridge was started and does not run any more. It says: SEVERE: no start;"
                + " Caused by: stun.invalid. Fix that, then run this again");
    assertThat(
            failure(
                "{'reason': 'Connection refused', 'running': true, " + complaints + "}", "null"))
        .contains(" It says: SEVERE: no start; Caused by: stun.invalid. See");
    assertThat(failure("{'reason': 'Connection refused', 'running': false}", "null"))
        .contains("See /var/log/jitsi/jvb.log and `journalctl --unit jitsi-videobridge2` there");
  }

  private static String failure(String result, String admits) {
    return (String)
        LoginFailure.judge(
            json(
                "{'bridge': 'bridge1', 'login': {'HOSTNAME': 'meet.example.com', 'PORT': '5222'},"
                    + " 'result': "
                    + result
                    + ", 'admits': "
                    + admits
                    + "}"));
  }

  private static JsonNode json(String text) {
    return TestCluster.json(text);
  }
}
