package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

final class RotationCostTest {

  private final ObjectNode question =
      (ObjectNode)
          TestCluster.json(
              """
              {'bridges': {
                 'bridge1': {'before': {'before': {'pid': '7', 'conferences': 2}, 'settled': true},
                             'after': {'after': {'pid': '7', 'conferences': 1}, 'settled': true}},
                 'bridge2': {'before': {'before': {'pid': '7', 'conferences': 2}, 'settled': true},
                             'after': {'after': {'pid': '7', 'conferences': 1}, 'settled': true}}},
               'seen': {
                 'before': {'pids': ['1', '2'], 'conferences': 0, 'lost_bridges': 0},
                 'after': {'pids': ['1', '2'], 'conferences': 0, 'lost_bridges': 0}},
               'change': {'logins': 2, 'window_ms': 3912}}
              """);

  @Test
  void countsNothingWhereNobodyNotices() {
    RotationCost cost = RotationCost.judge(question);

    assertThat(cost.ready()).containsExactly("bridge1", "bridge2");
    assertThat(cost.behind()).isEmpty();
    assertThat(cost.line()).isEqualTo("sessions lost: 0, restarts: 0, window: 3912 ms");
  }

  @Test
  void countsWhatABridgeLostThatWasRestarted() {
    set("/bridges/bridge1/after/after", "pid", "'8'");

    assertThat(RotationCost.judge(question).line()).startsWith("sessions lost: 2, restarts: 1,");
  }

  @Test
  void countsWhatJicofoLostAndAllWithItsRestart() {
    question.putObject("change");
    set("/seen/before", "conferences", "5");
    set("/seen/before", "lost_bridges", "1");
    set("/seen/after", "lost_bridges", "2");
    assertThat(RotationCost.judge(question).line())
        .isEqualTo("sessions lost: 1, restarts: 0, window: none");

    set("/seen/after", "pids", "['1', '3']");
    assertThat(RotationCost.judge(question).line())
        .isEqualTo("sessions lost: 5, restarts: 1, window: none");

    set("/seen/after", "pids", "['3', '3']");
    assertThat(RotationCost.judge(question).line())
        .isEqualTo("sessions lost: 5, restarts: 2, window: none");
  }

  @Test
  void countsWhatWasThereAtTheTimeOfARestartThatWaited() {
    question.putObject("change");
    set("/seen/before", "conferences", "5");
    set("/seen", "restart", "{'pids': ['1', '2'], 'conferences': 0, 'lost_bridges': 0}");
    set("/seen/after", "pids", "['1', '3']");

    assertThat(RotationCost.judge(question).line())
        .isEqualTo("sessions lost: 0, restarts: 1, window: none");
  }

  @Test
  void namesBridgesThatWereNotReachedOrNotSettled() {
    question.withObject("/bridges/bridge1").remove("after");
    set("/bridges/bridge2/after", "settled", "false");
    set("/bridges/bridge2/after", "reason", "'no login'");
    question.withObject("/bridges").putObject("bridge3");
    set("/change", "logins", "1");
    RotationCost cost = RotationCost.judge(question);

    assertThat(cost.ready()).containsExactly("bridge1", "bridge2");
    assertThat(cost.behind()).containsOnlyKeys("bridge1", "bridge2", "bridge3");
    assertThat(cost.behind()).containsEntry("bridge2", "no login");
    assertThat(cost.line()).endsWith("window: 3912 ms for 1 of 2 bridges");
  }

  @Test
  void saysWhatOneThatIsBehindSawOnItsWay() {
    set("/bridges/bridge1/after", "settled", "false");
    set("/bridges/bridge1/after", "reason", "'no login'");
    set("/bridges/bridge1/after", "login", "'SASLError: wrong'");
    set(
        "/bridges/bridge1/after",
        "reach",
        "{'host': 'meet', 'open': true, 'targets': ['192.0.2.11'], 'source': '192.0.2.21'}");

    assertThat(RotationCost.judge(question).behind())
        .containsEntry(
            "bridge1",
            "no login; it reaches prosody at 192.0.2.11 from 192.0.2.21, and its log says:"
                + " SASLError: wrong");
  }

  @Test
  void knowsNoCostBeforeTheEnd() {
    question.putObject("seen");

    assertThat(RotationCost.judge(question).line()).isEmpty();
  }

  private void set(String place, String name, String value) {
    question.withObject(place).set(name, TestCluster.json(value));
  }
}
