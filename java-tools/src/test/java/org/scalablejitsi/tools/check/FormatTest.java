package org.scalablejitsi.tools.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormatTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByItsName(Format format) {
    assertThat(Format.named(format.label())).contains(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LUA", "xml", "lua "})
  void isFoundByNoOtherName(String name) {
    assertThat(Format.named(name)).isEmpty();
  }

  @Test
  void listsItsNames() {
    assertThat(Format.names()).isEqualTo("hocon, properties, lua, javascript, json, yaml, text");
  }

  @Test
  void takesAnythingForText() {
    assertThat(Format.TEXT.read("server { listen 80; }} \u0001")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TEXT", "PROPERTIES"})
  void refusesWhatIsOfNoFormat(Format format) {
    assertThat(format.read("a = {\n \"b: [\n")).hasSize(1);
  }
}
