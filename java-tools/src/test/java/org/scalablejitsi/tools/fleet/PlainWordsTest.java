package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainWordsTest {

  private final PlainWords rule = new PlainWords();

  @ParameterizedTest
  @ValueSource(strings = {"eu", "eu-west_1.a", "1"})
  void holdsForLettersDigitsAndMarks(String word) {
    assertThat(lines(rule, bridge("bridge1", "jitsi_bridge_region", word))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EU West", "-eu", "a\"b", "ü", "a$b"})
  void refusesOthers(String word) {
    assertThat(lines(rule, bridge("bridge1", "jitsi_bridge_region", word)))
        .containsExactly(
            "error: host bridge1: jitsi_bridge_region '"
                + word
                + "' is no plain word; use up to 63 letters, digits and ._-, with a letter or digit"
                + " first [JT077]");
  }
}
