package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class VerifyLinesTest {

  private final List<VerifyVerdict.HostPart> hosts =
      new ArrayList<>(List.of(new VerifyVerdict.HostPart("meet1", "ok", "-", "1.0", 7)));

  @Test
  void showsAHundredBridgesWithNothingWrongInOneLine() {
    bridges(100);
    List<VerifyVerdict.CheckPart> checks =
        List.of(new VerifyVerdict.CheckPart("bridge7", "x", "warning", "is slow", "wait", "JT999"));

    assertThat(VerifyLines.of(hosts, checks))
        .containsExactly(
            "HOST                                STATE  NICKNAME  VERSION  CONFERENCES",
            "meet1                               ok     -         1.0      7",
            "bridge1…bridge6, bridge8…bridge100  ok     99 hosts  2.3      99",
            "bridge7                             ok     n7        2.3      1",
            "  warning: is slow [JT999]",
            "    to do: wait");
  }

  @Test
  void showsEachHostOfAFew() {
    bridges(3);

    assertThat(VerifyLines.of(hosts, List.of())).hasSize(5);
  }

  private void bridges(int number) {
    IntStream.rangeClosed(1, number)
        .forEach(
            it -> hosts.add(new VerifyVerdict.HostPart("bridge" + it, "ok", "n" + it, "2.3", 1)));
  }
}
