package org.scalablejitsi.tools.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlMapTest {

  private final YamlMap map = YamlText.tree("a: 1.10\nb:\n  c: x\nlist: [y]\nnothing:\n");

  @Test
  void readsScalarsAsWritten() {
    assertThat(map.scalar("a")).contains("1.10");
    assertThat(map.scalar("missing")).isEmpty();
  }

  @Test
  void readsMappings() {
    assertThat(map.map("b").flatMap(inner -> inner.scalar("c"))).contains("x");
    assertThat(map.map("missing")).isEmpty();
  }

  @Test
  void refusesAnotherKindOfValueWithItsLine() {
    refused(() -> map.scalar("b"), 3, "'b' is not a plain value");
    refused(() -> map.scalar("list"), 4, "'list' is not a plain value");
    refused(() -> map.scalar("nothing"), 5, "'nothing' is not a plain value");
    refused(() -> map.map("a"), 1, "'a' is not a mapping");
    refused(() -> map.map("list"), 4, "'list' is not a mapping");
  }

  @Test
  void refusesOddKeysWithoutNamingThem() {
    refused(() -> YamlText.tree("a: 1\n[x]: 2\n"), 2, "a key is not a plain name");
    refused(() -> YamlText.tree("a: 1\nb: 2\na: 3\n"), 3, "a key stands there twice");
  }

  @Test
  void knowsItsLines() {
    assertThat(map.line("b")).isEqualTo(3);
    assertThat(map.line("missing")).isEqualTo(1);
    assertThat(map.map("b").map(YamlMap::line)).contains(3);
    assertThat(YamlMap.empty().addNumber("a", 1).line("a")).isEqualTo(1);
  }

  @Test
  void writesWhatWasAdded() {
    YamlMap root = YamlMap.empty().addNumber("version", 1);
    root.addMap("inner").addText("text", "12").addTime("time", "2026-11-23T23:59:00Z");

    assertThat(root.text())
        .isEqualTo(
            """
            version: 1
            inner:
              text: "12"
              time: 2026-11-23T23:59:00Z
            """);
    assertThat(root.keys()).containsExactly("version", "inner");
  }

  @Test
  void addsToWhatItRead() {
    YamlMap root = YamlText.tree("a: {}\n");
    root.map("a").orElseThrow().addText("b", "x");

    assertThat(YamlText.load(root.text())).isEqualTo(Map.of("a", Map.of("b", "x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1.5",
        "yes",
        "null",
        "~",
        "a: b",
        "# x",
        "",
        "<<",
        "2026-01-01",
        "é",
        "'",
        "\"",
        "*a",
        "\u0080",
        "a\u0085b",
        "a\u2028b",
        "a\nb"
      })
  void quotesTextThatYamlWouldTakeForSomethingElse(String text) {
    YamlMap added = YamlMap.empty().addPlain(text, text);

    assertThat(YamlText.load(added.text())).isEqualTo(Map.of(text, text));
    assertThat(added.scalar(text)).contains(text);
  }

  @Test
  void removesAKeyAndMayAddItAgain() {
    YamlMap map = YamlText.tree("a: 1\nb: 2\n");

    map.remove("a");
    map.remove("never there");

    assertThat(map.keys()).containsExactly("b");
    assertThat(map.addNumber("a", 3).text()).isEqualTo("b: 2\na: 3\n");
  }

  @Test
  void movesAValueAsItWasWritten() {
    YamlMap map = YamlText.tree("a: !vault |\n  x\n  y\nb: {}\n");
    YamlMap to = map.map("b").orElseThrow();

    map.move("a", to);
    map.move("never there", to);

    assertThat(map.text()).isEqualTo("b:\n  a: !vault |\n    x\n    y\n");
    assertThat(to.isTagged("a", "!vault")).isTrue();
    assertThat(to.isTagged("a", "!other")).isFalse();
    assertThat(to.isTagged("b", "!vault")).isFalse();
  }

  @Test
  void leavesPlainTextUnquoted() {
    assertThat(YamlMap.empty().addPlain("bridge1", "bridge-1.example").text())
        .isEqualTo("bridge1: bridge-1.example\n");
  }

  private static void refused(ThrowingCallable action, int line, String message) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(YamlException.class, e -> assertThat(e.line()).isEqualTo(line))
        .hasMessage(message);
  }
}
