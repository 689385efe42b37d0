package org.scalablejitsi.tools.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlTextTest {

  @Test
  void loadsPlainData() {
    assertThat(YamlText.load("a: [1, x, true, null]\n"))
        .isEqualTo(Map.of("a", Arrays.asList(1, "x", true, null)));
    assertThat(YamlText.load("")).isNull();
  }

  @Test
  void readsManyDocuments() {
    assertThatNoException().isThrownBy(() -> YamlText.readAll("a: 1\n---\n- b\n"));
    refused(() -> YamlText.readAll("a: 1\n---\nb: [\n"), 4);
  }

  @ParameterizedTest
  @CsvSource({"'a: [geheim', 1", "'a: 1\nb: geheim: 2', 2", "'a: 1\na: geheim', 2", "'\n\n\t', 3"})
  void givesTheLineOfAFaultWithoutItsText(String text, int line) {
    refused(() -> YamlText.load(text), line);
  }

  @Test
  void makesNoJavaObjects() {
    refused(() -> YamlText.load("!!java.net.URL [http://geheim.example/]"), 1);
  }

  @Test
  void refusesAliasesThatBlowUp() {
    StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    refused(() -> YamlText.load(text.toString()), 1);
  }

  @Test
  void refusesATextThatIsTooDeep() {
    refused(() -> YamlText.load("[".repeat(60) + "]".repeat(60)), 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing", "- a", "text", "12"})
  void aTreeIsAMapping(String text) {
    assertThatThrownBy(() -> YamlText.tree(text))
        .isInstanceOf(YamlException.class)
        .hasMessage("expected a mapping");
  }

  @Test
  void aTreeIsOneDocument() {
    refused(() -> YamlText.tree("a: 1\n---\nb: 2\n"), 2);
  }

  @Test
  void aTreeKeepsEveryScalarAsItWasWritten() {
    String text =
        """
        number: 0x07
        yes: no
        quoted: "1.10"
        single: 'it''s'
        date: 2026-11-23T23:59:00Z
        nothing: null
        block: |
          two
          lines
        list:
        - a
        - {b: 0x10}
        other: !custom 'x'
        städte: 東京 🎥
        """;

    assertThat(YamlText.tree(text).text()).isEqualTo(text);
    assertThat(YamlText.tree(text).keys())
        .isEqualTo(
            List.of(
                "number", "yes", "quoted", "single", "date", "nothing", "block", "list", "other",
                "städte"));
  }

  private static void refused(ThrowingCallable action, int line) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(YamlException.class, e -> assertThat(e.line()).isEqualTo(line))
        .hasMessage("not valid YAML")
        .hasNoCause();
  }
}
