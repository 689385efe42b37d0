package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DeployedVerdictsTest {

  @Test
  void takesALoginThatCouldNotBeTriedForNoRefusal() {
    TestCluster cluster =
        TestCluster.well()
            .login("meet1", "jicofo", "taken", "true")
            .login("bridge1", "videobridge", "error", "'timed out'")
            .login("bridge2", "videobridge", "refused", "'temporary-auth-failure'");

    assertThat(cluster.check("meet1", "password").state()).isEqualTo("ok");
    VerifyVerdict.CheckPart untried = cluster.check("bridge1", "password");
    assertThat(untried.state()).isEqualTo("warning");
    assertThat(untried.rule()).isEqualTo("JT512");
    assertThat(untried.text()).endsWith("could not be tried at prosody: timed out");
    VerifyVerdict.CheckPart waits = cluster.check("bridge2", "password");
    assertThat(waits.state()).isEqualTo("skipped");
    assertThat(waits.text()).contains("too many logins");

    cluster.stopProsody();
    assertThat(cluster.check("bridge1", "password").state())
        .as("said elsewhere")
        .isEqualTo("skipped");

    cluster.login("bridge2", "videobridge", "account", "''");
    assertThat(cluster.check("bridge2", "password").state()).isEqualTo("skipped");
    assertThat(cluster.check("bridge2", "password").text())
        .isEqualTo("no login as the collection writes it is in /etc/jitsi/videobridge/jvb.conf");
  }

  @Test
  void namesFilesThatAreNotThePlansAndFailsNothing() {
    TestCluster cluster =
        TestCluster.well()
            .set(
                "bridge1",
                "['/etc/jitsi/videobridge/jvb.conf', '/usr/local/sbin/scalable-jitsi-heap']",
                "differing")
            .set("bridge2", "'jitsi_secrets.yml: cannot be opened'", "closed")
            .drop("meet1", "differing")
            .fleet("'no vault password was given\\nmore'", "unplanned");

    assertThat(cluster.bad())
        .containsExactly(
            "bridge1, files, warning: not as the plan has them: /etc/jitsi/videobridge/jvb.conf,"
                + " /usr/local/sbin/scalable-jitsi-heap");
    assertThat(cluster.check("bridge1", "files").rule()).isEqualTo("JT510");
    assertThat(cluster.check("bridge2", "files").state()).isEqualTo("ok");
    assertThat(cluster.check("bridge2", "files").text())
        .contains("jitsi_secrets.yml: cannot be opened");
    assertThat(cluster.check("meet1", "files").state()).isEqualTo("skipped");
    assertThat(cluster.check("meet1", "files").text())
        .isEqualTo("there is no plan to compare with: no vault password was given");
    assertThat(cluster.judge().state()).isEqualTo("warning");
  }
}
