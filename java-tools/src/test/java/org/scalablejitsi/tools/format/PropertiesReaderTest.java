package org.scalablejitsi.tools.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PropertiesReaderTest {
  private final PropertiesReader reader = new PropertiesReader();

  @Test
  void readsProperties() {
    assertThat(
            reader.read(
                """
                # a comment that ends in a backslash \\
                a=1
                b: 2
                c = first,\\
                    second
                empty=
                """))
        .isEmpty();
  }

  @Test
  void readsTheEmptyText() {
    assertThat(reader.read("")).isEmpty();
  }

  @Test
  void tellsTheLineOfABrokenEscape() {
    assertThat(reader.read("a=1\nb=\\u00zz\n"))
        .containsExactly(new Finding(2, 0, "malformed \\u escape"));
  }

  @Test
  void refusesAKeySetTwice() {
    assertThat(reader.read("a=1\nb=2\na=1\n"))
        .containsExactly(new Finding(3, 0, "'a' is set twice"));
  }

  @Test
  void countsContinuedLines() {
    assertThat(reader.read("a=1,\\\n  2\nb=1\nb=2\n"))
        .containsExactly(new Finding(4, 0, "'b' is set twice"));
  }

  @Test
  void takesAnEvenNumberOfBackslashesForText() {
    assertThat(reader.read("a=path\\\\\na=2\n"))
        .containsExactly(new Finding(2, 0, "'a' is set twice"));
  }

  @Test
  void endsALineWhereJavaDoes() {
    assertThat(reader.read("a=1\u2028a=2\u0085a=3\u000ba=4\n")).isEmpty();
    assertThat(reader.read("a=1\ra=2\r\nb=1\n"))
        .containsExactly(new Finding(2, 0, "'a' is set twice"));
    assertThat(reader.read("\u2003# no comment \\\nb=1\n")).isEmpty();
  }

  @Test
  void takesAHashWithinAContinuedValueForText() {
    assertThat(reader.read("a=1,\\\n# 2,\\\nb=3\nb=4\n")).isEmpty();
  }

  @Test
  void readsALastLineThatIsContinued() {
    assertThat(reader.read("a=1\na=2\\")).containsExactly(new Finding(2, 0, "'a' is set twice"));
  }
}
