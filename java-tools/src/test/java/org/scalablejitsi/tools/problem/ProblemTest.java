package org.scalablejitsi.tools.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemTest {

  @Test
  void saysWhatAndHowToFix() {
    assertThat(Problem.check("it is wrong", "fix it").line())
        .isEqualTo("error: it is wrong; fix it");
  }

  @Test
  void namesItsHost() {
    assertThat(Problem.input("it is wrong", "fix it").on("bridge1").line())
        .isEqualTo("error: host bridge1: it is wrong; fix it");
  }

  @Test
  void endsWithTheRuleThatIsBroken() {
    assertThat(Rule.error("JT001").broken("it is wrong", "fix it").on("bridge1").line())
        .isEqualTo("error: host bridge1: it is wrong; fix it [JT001]");
  }

  @Test
  void isAWarningWhenItsRuleSaysSo() {
    Problem warning = Rule.warning("JT001").broken("it is odd", "look at it").on("bridge1");

    assertThat(warning.isWarning()).isTrue();
    assertThat(warning.line()).isEqualTo("warning: host bridge1: it is odd; look at it [JT001]");
    assertThat(warning.message()).isEqualTo("host bridge1: it is odd; look at it [JT001]");
    assertThat(Rule.error("JT001").broken("x", "y").isWarning()).isFalse();
    assertThat(Problem.check("x", "y").isWarning()).isFalse();
  }

  @Test
  void keepsItsKindOnAHost() {
    assertThat(Problem.input("x", "y").on("h").kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(Problem.check("x", "y").on("h").kind()).isEqualTo(Problem.Kind.CHECK);
  }

  @Test
  void namesAtMostThreeHosts() {
    assertThat(on("a", "b", "c").line()).isEqualTo("error: 3 hosts (a, b, c): x; y");
    assertThat(on("a", "b", "c", "d").line()).isEqualTo("error: 4 hosts (a, b, c, …): x; y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n", "\r\n", "\t", "\u0000", "\u001b", "\u007f", "\u0085", "\u009b", "\u2028", "\u2029"
      })
  void isOneLineWithoutTerminalCodes(String control) {
    Problem problem = Problem.check("a" + control + "b", "c" + control + "d");

    assertThat(problem.on("e" + control + "f").line()).isEqualTo("error: host e f: a b; c d");
    assertThat(on("e" + control + "f", "g").line()).isEqualTo("error: 2 hosts (e f, g): x; y");
  }

  private static Problem on(String... hosts) {
    return new Problem(Problem.Kind.CHECK, null, List.of(hosts), "x", "y");
  }
}
