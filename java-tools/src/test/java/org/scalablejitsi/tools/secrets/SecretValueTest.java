package org.scalablejitsi.tools.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretValueTest {

  @Test
  void isThirtyTwoLettersAndDigitsAndNeverTheSameTwice() {
    Random random = new Random(1);

    assertThat(Stream.generate(() -> SecretValue.generate(random, 32)).limit(500))
        .doesNotHaveDuplicates()
        .allMatch(value -> value.matches("[A-Za-z0-9]{32}"))
        .allMatch(SecretValue::isAccepted);
  }

  @Test
  void usesTheWholeAlphabet() {
    Random random = new Random(1);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      all.append(SecretValue.generate(random, 32));
    }

    assertThat(all.chars().distinct().count()).isEqualTo(62);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abcdefgh", "12345678", "A1b2C3d4E5", "own.value_+/=@:,-"})
  void acceptsLettersDigitsAndWhatNeedsNoQuotes(String value) {
    assertThat(SecretValue.isAccepted(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abcdefg",
        "abcdefgh\n",
        "abcd efgh",
        "abcdefg\"",
        "abcdefg$",
        "äbcdefgh",
        "-bcdefgh",
        "=bcdefgh",
        "abc#efgh",
        "abc%efgh",
        "abc;efgh",
        "abc~efgh",
        "abc!efgh",
        "abc'efgh",
        "abc\\efgh"
      })
  void refusesAllElse(String value) {
    assertThat(SecretValue.isAccepted(value)).isFalse();
  }

  @Test
  void hasLimitsOfLength() {
    assertThat(SecretValue.isAccepted("a".repeat(SecretValue.MAX_LENGTH))).isTrue();
    assertThat(SecretValue.isAccepted("a".repeat(SecretValue.MAX_LENGTH + 1))).isFalse();
    assertThat(SecretValue.generate(new Random(1), 20)).hasSize(20);
  }
}
