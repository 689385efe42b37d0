package org.scalablejitsi.tools.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class YamlReaderTest {
  private final YamlReader reader = new YamlReader();

  @Test
  void readsYaml() {
    assertThat(reader.read("a: [1, 2]\nb:\n  - c: d\n")).isEmpty();
  }

  @Test
  void readsSeveralDocuments() {
    assertThat(reader.read("---\na: 1\n---\nb: 2\n")).isEmpty();
  }

  @Test
  void tellsTheLineOfABrokenDocument() {
    assertThat(reader.read("a: 1\n---\nb: [1, 2\n"))
        .containsExactly(new Finding(4, 0, "not valid YAML"));
  }

  @Test
  void refusesAKeySetTwice() {
    assertThat(reader.read("a: 1\nb: 2\na: 3\n"))
        .containsExactly(new Finding(3, 0, "not valid YAML"));
  }

  @Test
  void makesNoJavaObjects() {
    assertThat(reader.read("a: 1\nb: !!java.io.File [x]\n")).hasSize(1);
  }
}
