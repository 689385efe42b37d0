package org.scalablejitsi.tools.format;

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
}
