package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HostNamesTest {

  private final List<String> order = new ArrayList<>(List.of("meet1"));

  HostNamesTest() {
    IntStream.rangeClosed(1, 40).forEach(it -> order.add("bridge" + it + ".example.com"));
    order.addAll(List.of("eu-1", "eu-3", "eu-4", "turn1"));
  }

  @Test
  void makesARangeOfHostsThatFollowEachOther() {
    assertThat(named(order.subList(0, 41)))
        .isEqualTo("meet1, bridge1.example.com…bridge40.example.com");
  }

  @Test
  void makesNoRangeOverAHostThatIsMissing() {
    assertThat(named(List.of("bridge1.example.com", "bridge2.example.com", "bridge4.example.com")))
        .isEqualTo("bridge1.example.com, bridge2.example.com, bridge4.example.com");
  }

  @Test
  void makesNoRangeOfNamesThatOnlyTheInventoryHasSideBySide() {
    assertThat(named(List.of("eu-1", "eu-3", "eu-4", "turn1")))
        .isEqualTo("eu-1, eu-3, eu-4, turn1");
  }

  @Test
  void countsWhatWouldBeALongList() {
    List<String> hosts = IntStream.range(0, 15).mapToObj(it -> "host" + it * 2).toList();

    assertThat(named(hosts)).endsWith(", host22 and 3 more");
  }

  private String named(List<String> hosts) {
    return new HostNames(order).of(hosts);
  }
}
