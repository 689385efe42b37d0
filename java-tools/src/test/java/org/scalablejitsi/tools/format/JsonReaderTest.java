package org.scalablejitsi.tools.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JsonReaderTest {
  private final JsonReader reader = new JsonReader();

  @Test
  void readsJson() {
    assertThat(reader.read("{\"a\": [1, 2.5, null, true], \"b\": {\"a\": \"x\"}}\n")).isEmpty();
  }

  @Test
  void refusesTheEmptyText() {
    assertThat(reader.read("\n")).containsExactly(new Finding(1, 1, "empty"));
  }

  @Test
  void refusesAKeySetTwice() {
    assertThat(reader.read("{\"a\": 1,\n \"a\": 2}"))
        .containsExactly(new Finding(2, 5, "Duplicate field 'a'"));
  }

  @Test
  void tellsThePlaceOfATrailingComma() {
    assertThat(reader.read("{\n  \"a\": 1,\n}\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.line()).isEqualTo(3);
              assertThat(finding.column()).isEqualTo(1);
              assertThat(finding.message()).startsWith("Unexpected character ('}'");
            });
  }

  @Test
  void refusesASecondValue() {
    assertThat(reader.read("{}\n{}\n")).singleElement().extracting(Finding::line).isEqualTo(2);
  }

  @Test
  void tellsTheLineWhereTheTextEndsTooSoon() {
    assertThat(reader.read("{\"a\": 1\n")).singleElement().extracting(Finding::line).isEqualTo(2);
  }
}
