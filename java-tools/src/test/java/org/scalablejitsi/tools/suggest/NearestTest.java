package org.scalablejitsi.tools.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "port, port, 0",
    "Port, pORT, 0",
    "port, ports, 1",
    "port, prot, 1",
    "upd, udp, 1",
    "port, '', 4",
    "kitten, sitting, 3"
  })
  void countsWhatATypistDoes(String one, String other, int distance) {
    assertThat(Nearest.distance(one, other, 9)).isEqualTo(distance);
  }

  @Test
  void givesTheNearestFirstAndNotMoreThanAsked() {
    List<String> known = List.of("JT001", "JT010", "JT011", "JT012", "JT101");

    assertThat(Nearest.of("JT013", known, 3)).containsExactly("JT010", "JT011", "JT012");
    assertThat(Nearest.of("JT011", known, 1)).containsExactly("JT011");
  }

  @Test
  void givesNothingThatIsFarAway() {
    assertThat(Nearest.of("timeout", List.of("interval", "port"), 3)).isEmpty();
    assertThat(Nearest.of("a", List.of("b", "bc"), 3)).containsExactly("b");
  }

  @Property(tries = 300)
  void isADistance(
      @ForAll @StringLength(max = 8) String one, @ForAll @StringLength(max = 8) String other) {
    int distance = Nearest.distance(one, other, 9);

    assertThat(Nearest.distance(other, one, 9)).isEqualTo(distance);
    assertThat(distance == 0)
        .isEqualTo(one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT)));
  }
}
