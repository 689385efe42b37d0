package org.scalablejitsi.tools.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretStrengthTest {

  @ParameterizedTest
  @CsvSource({
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, weak: about 0 bits",
    "passwordpassword, weak: about 45 bits",
    "Geheim1234, weak: about 32 bits",
    "tr0ub4dor3-horse-9, not strong: about 69 bits",
    "QmW8sT1zKp4XvB7nRc2LdY9hGj6FaE3u, strong: about 160 bits"
  })
  void growsWithLengthAndVariety(String value, String told) {
    assertThat(SecretStrength.of(value)).hasToString(told);
  }

  @Test
  void isEnoughForEveryValueOfOurs() {
    Random random = new Random(1);

    assertThat(
            Stream.generate(() -> SecretStrength.of(SecretValue.generate(random, 32))).limit(1000))
        .noneMatch(SecretStrength::isWeak)
        .noneMatch(SecretStrength::isModest);
    assertThat(
            Stream.generate(
                    () -> SecretStrength.of(SecretValue.generate(random, SecretValue.MIN_LENGTH)))
                .limit(1000))
        .noneMatch(SecretStrength::isWeak);
  }
}
