package org.scalablejitsi.tools.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.problem.Problem;

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
    assertThat(judge(Format.TEXT, "server { listen 80; }} \u0001")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TEXT", "PROPERTIES"})
  void refusesWhatIsOfNoFormat(Format format) {
    assertThat(judge(format, "a = {\n \"b: [\n")).hasSize(1);
  }

  private static List<Problem> judge(Format format, String text) {
    return format.judge(SampleFile.of("/etc/a", "a.j2", format, "service", null, text));
  }
}
