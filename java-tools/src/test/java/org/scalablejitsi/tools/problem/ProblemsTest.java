package org.scalablejitsi.tools.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemsTest {

  private final Problems problems = new Problems();

  @Test
  void sumsUpTheSameFaultOnManyHosts() {
    problems.add(Problem.check("x", "y").on("b"));
    problems.add(Problem.check("other", "y"));
    problems.add(Problem.check("x", "y").on("a"));
    problems.add(Problem.check("x", "y").on("b"));

    assertThat(problems.summedUp())
        .extracting(Problem::line)
        .containsExactly("error: 2 hosts (b, a): x; y", "error: other; y");
  }

  @Test
  void keepsFaultsOfTwoKindsApart() {
    problems.add(Problem.check("x", "y"));
    problems.add(Problem.input("x", "y"));

    assertThat(problems.summedUp())
        .containsExactly(Problem.check("x", "y"), Problem.input("x", "y"));
  }

  @Test
  void keepsFaultsAgainstTwoRulesApart() {
    problems.add(Rule.error("JT001").broken("x", "y"));
    problems.add(Rule.error("JT002").broken("x", "y"));

    assertThat(problems.summedUp())
        .extracting(Problem::line)
        .containsExactly("error: x; y [JT001]", "error: x; y [JT002]");
  }

  @Test
  void goesOnWithWarningsAlone() {
    Problem warning = Rule.warning("JT001").broken("x", "y");
    problems.add(warning.on("a"));
    problems.add(warning.on("b"));

    assertThatNoException().isThrownBy(problems::throwIfErrors);
    assertThat(problems.warnings())
        .extracting(Problem::line)
        .containsExactly("warning: 2 hosts (a, b): x; y [JT001]");
  }

  @Test
  void throwsWarningsTogetherWithErrors() {
    problems.add(Rule.warning("JT001").broken("x", "y"));
    problems.add(Problem.check("z", "y"));

    assertThat(problems.warnings()).hasSize(1);
    assertThatThrownBy(problems::throwIfErrors).hasMessage("warning: x; y [JT001]\nerror: z; y");
  }

  @Test
  void collectsWhatAStepThrows() {
    Problem first = Problem.check("x", "y");
    Problem second = Problem.check("z", "y");

    Object result =
        problems.collect(
            () -> {
              throw new ProblemException(List.of(first, second));
            });

    assertThat(result).isNull();
    assertThat(problems.summedUp()).containsExactly(first, second);
  }

  @Test
  void handsOnWhatAStepReturns() {
    assertThat(problems.collect(() -> "done")).isEqualTo("done");
    assertThat(problems.summedUp()).isEmpty();
  }

  @Test
  void leavesBugsAlone() {
    IllegalStateException bug = new IllegalStateException();

    assertThatThrownBy(
            () ->
                problems.collect(
                    () -> {
                      throw bug;
                    }))
        .isSameAs(bug);
  }

  @Test
  void throwsAllOfThemAtOnceAndOnlyIfThereAreAny() {
    assertThatNoException().isThrownBy(problems::throwIfErrors);

    problems.add(Problem.check("x", "y").on("a"));
    problems.add(Problem.input("z", "y"));

    assertThatThrownBy(problems::throwIfErrors)
        .isInstanceOf(ProblemException.class)
        .hasMessage("error: host a: x; y\nerror: z; y");
  }
}
