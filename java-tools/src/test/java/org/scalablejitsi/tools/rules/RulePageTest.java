package org.scalablejitsi.tools.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulePageTest {
  private static final String PAGE =
      """
      # JT123: a title: with a colon

      Level: warning

      ## What it means
      A.

      ## How to fix it
      B.

      ## Example
      C.
      """;

  @Test
  void takesItsHeadApart() {
    assertThat(RulePage.parse(PAGE))
        .isEqualTo(new RulePage("JT123", "warning", "a title: with a colon", PAGE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# JT123: | # JT12:",
        "Level: warning | Level: severe",
        "## What it means | ## What",
        "## Example | ### Example",
        "C. | ## More"
      })
  void isBuiltLikeAllOthers(String right, String wrong) {
    assertThatThrownBy(() -> RulePage.parse(PAGE.replace(right, wrong)))
        .hasMessageStartingWith("not a rule's page: # JT12");
  }

  @Test
  void isNotEmpty() {
    assertThatThrownBy(() -> RulePage.parse("")).hasMessage("not a rule's page: an empty file");
  }
}
