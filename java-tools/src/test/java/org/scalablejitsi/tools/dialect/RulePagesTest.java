package org.scalablejitsi.tools.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulePagesTest {

  private static final Pattern PAGE =
      Pattern.compile(
          """
          # (?<id>\\S+): (?<title>.+)

          Level: error

          ## What it means
          (?s:.+)
          ## How to fix it
          (?s:.+)
          ## Example
          Wrong:

          (?<wrong>(?:    .*\n)+)
          Right:

          (?<right>(?:    .*\n)+)""");

  @ParameterizedTest
  @EnumSource
  void hasAPageWhoseExamplesAreRight(DialectRule rule) throws IOException {
    Matcher page = page(rule);

    assertThat(page.matches()).as("form of the page").isTrue();
    assertThat(page.group("id")).isEqualTo(rule.id());
    assertThat(rules(rule, page.group("wrong"))).contains(rule);
    assertThat(rules(rule, page.group("right"))).isEmpty();
  }

  /** Examples are parts of a template, but for the rule about its end. */
  private static List<DialectRule> rules(DialectRule rule, String example) {
    String template = example.indent(-4) + (rule == DialectRule.END ? "" : "end\n");
    return Dialect.check("t.j2", template).findings().stream().map(LintFinding::rule).toList();
  }

  private static Matcher page(DialectRule rule) throws IOException {
    try (InputStream page =
        Objects.requireNonNull(
            RulePagesTest.class.getResourceAsStream("/rules/" + rule.id() + ".md"))) {
      return PAGE.matcher(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
