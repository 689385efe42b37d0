package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

final class UninstallationTest {

  private final ObjectNode question = JsonNodeFactory.instance.objectNode();
  private final ObjectNode counted = question.putObject("counted");

  @Test
  void showsHostsThatLoseTheSameTogether() {
    bridge("bridge1");
    bridge("bridge2");
    bridge("bridge3").putArray("left").add("/etc/jitsi/videobridge/config");
    nothing("meet1");

    Uninstallation.Verdict verdict = Uninstallation.judge(question);

    assertThat(verdict.errors()).isEmpty();
    assertThat(verdict.acting()).containsExactly("bridge1", "bridge2", "bridge3");
    assertThat(verdict.lines())
        .containsExactly(
            "bridge1, bridge2:",
            "  bring back as it was: /etc/jitsi/videobridge/jvb.conf",
            "  remove: /usr/local/sbin/scalable-jitsi-started",
            "  have jitsi-videobridge2 make again: /etc/jitsi/videobridge/config",
            "  hold no longer: jitsi-videobridge2",
            "  run with its own files: jitsi-videobridge2",
            "bridge3:",
            "  bring back as it was: /etc/jitsi/videobridge/jvb.conf",
            "  remove: /usr/local/sbin/scalable-jitsi-started",
            "  have jitsi-videobridge2 make again: /etc/jitsi/videobridge/config",
            "  hold no longer: jitsi-videobridge2",
            "  run with its own files: jitsi-videobridge2",
            "  leave, since it is not ours any more: /etc/jitsi/videobridge/config",
            "nothing of ours: meet1");
  }

  @Test
  void refusesToEndConferences() {
    bridge("bridge1");
    counted("bridge1").putObject("stats").put("conferences", 2).put("local_endpoints", 5);
    bridge("bridge2");
    counted("bridge2").putObject("stats").put("conferences", 1).put("local_endpoints", 0);

    assertThat(Uninstallation.judge(question).errors())
        .containsExactly(
            "bridge1 carries 2 conferences, which would end: run this again when there are none");
  }

  @Test
  void refusesWhereAServiceRunsAndDoesNotTell() {
    bridge("bridge1").put("begun", true);
    counted("bridge1").putArray("active").add("jitsi-videobridge2");
    bridge("bridge2");
    counted("bridge2").putArray("active").add("jitsi-videobridge2");
    bridge("bridge3");
    counted("bridge3").putArray("active");

    assertThat(Uninstallation.judge(question).errors())
        .containsExactly(
            "bridge2: jitsi-videobridge2 runs and does not say how many conferences it carries: stop it there, which "
                + "ends them, and run this again");
  }

  @Test
  void refusesToEndWhatATurnServerRelays() {
    bridge("turn1");
    counted("turn1").put("relays", 3);

    assertThat(Uninstallation.judge(question).errors())
        .containsExactly("turn1 relays for 3 clients: run this again when there are none");
  }

  @Test
  void saysWhatAHostRefuses() {
    found("bridge1").put("failed", false).put("msg", "it was taken over");
    found("bridge2").put("unreachable", true).put("msg", "Connection refused");
    found("bridge3");

    Uninstallation.Verdict verdict = Uninstallation.judge(question);

    assertThat(verdict.acting()).isEmpty();
    assertThat(verdict.errors())
        .containsExactly(
            "bridge1: it was taken over",
            "bridge2 gives no answer: fix that, or leave it out of jitsi_uninstall",
            "bridge3 gives no answer: fix that, or leave it out of jitsi_uninstall");
  }

  private ObjectNode counted(String host) {
    return counted.withObject("/" + host);
  }

  private ObjectNode found(String host) {
    return question.withObject("/found").withObject("/" + host);
  }

  private void nothing(String host) {
    found(host).put("there", false).putArray("removed");
  }

  private ObjectNode bridge(String host) {
    ObjectNode found = found(host).put("there", true);
    found.putArray("restored").add("/etc/jitsi/videobridge/jvb.conf");
    found.putArray("removed").add("/usr/local/sbin/scalable-jitsi-started");
    found.putArray("released").add("jitsi-videobridge2");
    found.putArray("services").add("jitsi-videobridge2");
    found.putObject("made_again").put("/etc/jitsi/videobridge/config", "jitsi-videobridge2");
    return found;
  }
}
