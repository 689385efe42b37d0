package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which packages an upgrade changes is read from apt's own answer. */
final class UpgradeTest {

  private static final String POLICY =
      """
      jicofo:
        Installed: 1.1-180-1
        Candidate: 1.1-190-1
        Version table:
           1.1-190-1 500
              500 https://download.jitsi.org stable/ Packages
           1.1-185-1 500
              500 https://download.jitsi.org stable/ Packages
       *** 1.1-180-1 100
              100 /var/lib/dpkg/status
      prosody:
        Installed: 0.12.3-1
        Candidate: 0.12.3-1
        Version table:
       *** 0.12.3-1 500
              500 http://mirror.example.com/debian bookworm/main amd64 Packages
           0.12.2-1 500
      jitsi-meet-web:
        Installed: (none)
        Candidate: 1.0.9-1
        Version table:
      """;

  @Test
  void goesToTheNewestVersion() {
    assertThat(judge("{}", false).changes())
        .containsExactly(change("jicofo", "1.1-180-1", "1.1-190-1"));
  }

  @Test
  void goesToAWantedVersionBeforeTheNewest() {
    assertThat(judge("{jicofo: '1.1-185-1'}", false).changes())
        .containsExactly(change("jicofo", "1.1-180-1", "1.1-185-1"));
  }

  @Test
  void takesTheVersionThatIsThereForNoChange() {
    assertThat(judge("{jicofo: '1.1-180-1'}", false).changes()).isEmpty();
  }

  @Test
  void leavesAllOthersAsTheyAreOnTheWayBack() {
    assertThat(judge("{prosody: '0.12.2-1'}", true).changes())
        .containsExactly(change("prosody", "0.12.3-1", "0.12.2-1"));
  }

  @Test
  void installsNoPackageThatIsNotInstalled() {
    assertThat(judge("{'jitsi-meet-web': '1.0.8-1'}", true))
        .isEqualTo(new Upgrade.Verdict(List.of(), List.of()));
  }

  @Test
  void changesNothingByAnAnswerWithoutPackages() {
    assertThat(judge("", "{}", false).changes()).isEmpty();
  }

  @Test
  void refusesAVersionThatNobodyHas() {
    assertThat(judge("{jicofo: '9.9'}", false).problems())
        .containsExactly(
            "jicofo 9.9 is in no package source of this host; they have 1.1-190-1, 1.1-185-1,"
                + " 1.1-180-1 [JT651]");
    assertThat(judge("{jicofo: '9.9'}", false).changes()).isEmpty();
  }

  @Test
  void refusesAMisspelledPackage() {
    assertThat(judge("{jicufo: '1.1-185-1'}", false).problems())
        .containsExactly("jicufo is in no package source of this host [JT650]");
  }

  private static Upgrade.Change change(String name, String old, String version) {
    return new Upgrade.Change(
        name, old, name + "=" + version, name + ": " + old + " -> " + version);
  }

  private static Upgrade.Verdict judge(String wanted, boolean onlyWanted) {
    return judge(POLICY, wanted, onlyWanted);
  }

  private static Upgrade.Verdict judge(String policy, String wanted, boolean onlyWanted) {
    ObjectNode question = Questions.object("{}");
    ObjectNode host = question.withObject("/hosts/meet1");
    host.put("policy", policy).put("only_wanted", onlyWanted).set("wanted", Questions.any(wanted));
    return Objects.requireNonNull(Upgrade.judge(question).get("meet1"));
  }
}
