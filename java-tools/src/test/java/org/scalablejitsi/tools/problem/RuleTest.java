package org.scalablejitsi.tools.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleTest {

  @Test
  void saysItsLevelInLowerCase() {
    assertThat(Rule.error("JT001").level().label()).isEqualTo("error");
    assertThat(Rule.warning("JT001").level().label()).isEqualTo("warning");
  }

  @Test
  void makesProblemsThatAreNoFaultOfReading() {
    Problem problem = Rule.error("JT001").broken("x", "y");

    assertThat(problem.kind()).isEqualTo(Problem.Kind.CHECK);
    assertThat(problem.rule()).isEqualTo(Rule.error("JT001"));
    assertThat(problem.hosts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "JT1", "JT0001", "jt001", "JT00a", " JT001"})
  void hasANumberOfThreeDigits(String id) {
    assertThatThrownBy(() -> Rule.error(id))
        .hasMessage("a rule's number is JT and three digits, not " + id);
  }
}
