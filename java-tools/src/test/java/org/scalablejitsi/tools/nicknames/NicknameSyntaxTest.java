package org.scalablejitsi.tools.nicknames;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NicknameSyntaxTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "A.b_c-9", "-", "...", ".a"})
  void acceptsLettersDigitsDotsDashesAndUnderscores(String nickname) {
    assertThat(NicknameSyntax.isValid(nickname)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "ä", "a/b", "a@b", "a\n", ".", ".."})
  void refusesAllElse(String nickname) {
    assertThat(NicknameSyntax.isValid(nickname)).isFalse();
  }

  @Test
  void acceptsSixtyThreeCharactersAndNoMore() {
    assertThat(NicknameSyntax.isValid("x".repeat(63))).isTrue();
    assertThat(NicknameSyntax.isValid("x".repeat(64))).isFalse();
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
    assertThat(NicknameSyntax.derive(host, Set.of())).isEqualTo(nickname);
  }

  @Test
  void numbersWhatIsTaken() {
    assertThat(NicknameSyntax.derive("a", Set.of("a"))).isEqualTo("a-2");
    assertThat(NicknameSyntax.derive("A", Set.of("a", "a-2"))).isEqualTo("a-3");
    assertThat(NicknameSyntax.derive("a", Set.of("a-2"))).isEqualTo("a");
  }

  @Test
  void cutsLongNamesAndKeepsTheirNumber() {
    String cut = "x".repeat(63);

    assertThat(NicknameSyntax.derive("x".repeat(80), Set.of())).isEqualTo(cut);
    assertThat(NicknameSyntax.derive("x".repeat(80), Set.of(cut))).isEqualTo("x".repeat(61) + "-2");
  }

  /** RFC 7622: 1 to 1023 bytes, and OpaqueString allows all of ASCII's visible characters. */
  @Test
  void isAlwaysAnXmppResourcepart() {
    int longest =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .mapToObj(Character::toString)
            .filter(NicknameSyntax::isValid)
            .peek(one -> assertThat(one).matches("[!-~]"))
            .mapToInt(one -> one.getBytes(StandardCharsets.UTF_8).length)
            .max()
            .orElseThrow();

    assertThat(63 * longest).isEqualTo(63).isLessThanOrEqualTo(1023);
    assertThat(NicknameSyntax.isValid("")).isFalse();
  }

  @Property
  void isValidAndFreeWhateverTheHostIsCalled(@ForAll String host, @ForAll Set<String> taken) {
    String nickname = NicknameSyntax.derive(host, taken);

    assertThat(nickname).matches(NicknameSyntax::isValid);
    assertThat(taken).doesNotContain(NicknameSyntax.key(nickname));
  }

  @Property
  void isTheNameItselfWhereThatWillDo(
      @ForAll @StringLength(min = 1, max = 61) @Chars({'a', 'b', '-', '.', '9'}) String middle) {
    String host = "x" + middle + "y";

    assertThat(NicknameSyntax.derive(host, Set.of())).isEqualTo(host);
    assertThat(NicknameSyntax.derive(host.toUpperCase(Locale.ROOT), Set.of())).isEqualTo(host);
  }
}
