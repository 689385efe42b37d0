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

    assertThat(Stream.generate(() -> SecretValue.generate(random)).limit(500))
        .doesNotHaveDuplicates()
        .allMatch(value -> value.matches("[A-Za-z0-9]{32}"))
        .allMatch(SecretValue::isAccepted);
  }

  @Test
  void usesTheWholeAlphabet() {
    Random random = new Random(1);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      all.append(SecretValue.generate(random));
    }

    assertThat(all.chars().distinct().count()).isEqualTo(62);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abcdefgh", "12345678", "A1b2C3d4E5"})
  void acceptsEightOrMoreLettersAndDigits(String value) {
    assertThat(SecretValue.isAccepted(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abcdefg", "abcdefgh\n", "abcd efgh", "abcdefg\"", "abcdefg$", "äbcdefgh"})
  void refusesAllElse(String value) {
    assertThat(SecretValue.isAccepted(value)).isFalse();
  }
}
