package org.scalablejitsi.tools.topology;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextWidthTest {

  @ParameterizedTest
  @CsvSource({
    "bridge, 6, bridge",
    "bridge, 5, brid…",
    "bridge, 1, …",
    "日本, 4, 日本",
    "日本, 3, 日…",
    "🎥🎥, 3, 🎥…"
  })
  void cutsWhatDoesNotFit(String text, int columns, String cut) {
    assertThat(TextWidth.cut(text, columns)).isEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource({"bridge, 8, 'bridge  '", "日本, 5, '日本 '", "bridge, 6, bridge"})
  void fillsUp(String text, int columns, String padded) {
    assertThat(TextWidth.padded(text, columns)).isEqualTo(padded);
  }

  @Property
  void whatIsCutFits(@ForAll String text, @ForAll @IntRange(min = 1, max = 40) int columns) {
    String cut = TextWidth.cut(text, columns);

    // The ellipsis itself counts as one.
    assertThat(TextWidth.of(cut.replace("…", "."))).isLessThanOrEqualTo(columns);
  }
}
