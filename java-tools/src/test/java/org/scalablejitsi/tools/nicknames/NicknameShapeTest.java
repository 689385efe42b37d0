package org.scalablejitsi.tools.nicknames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NicknameShapeTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "A.b_c-9", "-", "."})
  void acceptsLettersDigitsDotsDashesAndUnderscores(String nickname) {
    assertThat(NicknameShape.isValid(nickname)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "ä", "a/b", "a@b", "a\n"})
  void refusesAllElse(String nickname) {
    assertThat(NicknameShape.isValid(nickname)).isFalse();
  }

  @Test
  void acceptsSixtyThreeCharactersAndNoMore() {
    assertThat(NicknameShape.isValid("x".repeat(63))).isTrue();
    assertThat(NicknameShape.isValid("x".repeat(64))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "bridge1, bridge1",
    "Bridge1.EXAMPLE.com, bridge1.example.com",
    "a_b, a-b",
    "10.0.0.1, 10.0.0.1",
    "2001:db8::1, 2001-db8--1",
    "日本, bridge",
    "🎥cam, cam"
  })
  void derivesFromTheInventoryName(String host, String nickname) {
    assertThat(NicknameShape.derive(host, Set.of())).isEqualTo(nickname);
  }

  @Test
  void numbersWhatIsTaken() {
    assertThat(NicknameShape.derive("a", Set.of("a"))).isEqualTo("a-2");
    assertThat(NicknameShape.derive("A", Set.of("a", "a-2"))).isEqualTo("a-3");
    assertThat(NicknameShape.derive("a", Set.of("a-2"))).isEqualTo("a");
  }

  @Test
  void cutsLongNamesAndKeepsTheirNumber() {
    String cut = "x".repeat(63);

    assertThat(NicknameShape.derive("x".repeat(80), Set.of())).isEqualTo(cut);
    assertThat(NicknameShape.derive("x".repeat(80), Set.of(cut))).isEqualTo("x".repeat(61) + "-2");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isValidAndUniqueWhateverTheHostsAreCalled(long seed) {
    Random random = new Random(seed);
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      StringBuilder host = new StringBuilder();
      int end = random.nextBoolean() ? 0x7F : 0x3000;
      random.ints(1 + random.nextInt(90), ' ', end).forEach(host::appendCodePoint);
      String nickname = NicknameShape.derive(host.toString(), taken);

      assertThat(nickname).matches(NicknameShape::isValid);
      assertThat(taken.add(NicknameShape.key(nickname))).as(nickname).isTrue();
    }
  }
}
