package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A template reaches its role's templates and the variables' plain data, and nothing else. */
final class ConfinementTest {
  private static final String TOO_MANY_BRACKETS =
      ":2: brackets nested more than 50 deep; fix the template";

  private final Path folder;
  private final RoleFolder role;

  ConfinementTest(@TempDir Path folder) {
    this.folder = folder;
    role = new RoleFolder(folder.resolve("role"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      value = {
        "{{ text.class }} → Cannot resolve property 'class' in 'x'",
        "{{ text['class'] }} → Cannot resolve property 'class' in 'x'",
        "{{ text.getClass() }} → there is no method 'getClass' here",
        "{{ text['getClass']() }} → there is no method 'getClass' here",
        "{{ list.getClass() }} → there is no method 'getClass' here",
        "{{ list.class.name }} → Cannot resolve property 'class' in '[1]'",
        "{{ map.getClass() }} → there is no method 'getClass' here",
        "{{ number.class }} → Cannot resolve property 'class' in '1'",
        "{{ number.getClass().forName('java.lang.System') }}"
            + " → there is no method 'getClass' here",
        "{{ ''.class.forName('java.lang.Runtime').getRuntime().exec('true') }}"
            + " → Cannot resolve property 'class' in ''",
        "{{ true.getClass() }} → there is no method 'getClass' here",
        "{{ ____int3rpr3t3r____.getContext() }} → there is no method 'getContext' here",
        "{% for x in list %}{{ loop.getClass() }}{% endfor %}"
            + " → there is no method 'getClass' here",
        "{{ map.items().getClass() }} → there is no method 'getClass' here",
        "{{ map.entrySet().getClass() }} → there is no method 'entrySet' here"
      })
  void givesNoWayToJava(String template, String message) {
    assertThat(refusal(template)).isEqualTo(":1:1: " + message + "; fix the template");
  }

  @Test
  void doesNotTakeAKeyForAClass() {
    assertThat(refusal("{{ map.class.forName('java.lang.Runtime') }}"))
        .isEqualTo(
            ":1:4: 'map.class' is undefined; define it in the inventory or in the role's defaults");
  }

  @Test
  void doesNotShowTheInterpreter() {
    assertThat(refusal("{{ ____int3rpr3t3r____.config }}"))
        .isEqualTo(
            ":1:1: Error resolving expression [____int3rpr3t3r____.config]: InterpretException:"
                + " templates have nothing to do with the interpreter; fix the template");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      value = {
        "{{ text.matches('(.*a){12}b') }} → matches",
        "{{ text.replaceAll('(.*a){12}b', '') }} → replaceAll",
        "{{ text.split(',') }} → split",
        "{{ 'x'.repeat(400000000) }} → repeat",
        "{{ '%1000000000d'.format(1) }} → format",
        "{{ text.getBytes() }} → getBytes",
        "{{ text.intern() }} → intern",
        "{{ list.append(1) }} → append",
        "{{ list.sort(1) }} → sort",
        "{{ map.update(map) }} → update",
        "{{ map.put('a', 2) }} → put",
        "{% for pair in map.items() %}{{ pair.setValue(1) }}{% endfor %} → setValue",
        "{% for x in list %}{{ loop.cycle('a') }}{% endfor %} → cycle",
        "{% for x in list %}{{ loop.doBreak() }}{% endfor %} → doBreak"
      })
  void callsNoMethodThatTemplatesHaveNoUseFor(String template, String method) {
    assertThat(refusal(template))
        .isEqualTo(":1:1: there is no method '" + method + "' here; fix the template");
  }

  @Test
  void readsNoAttributeOfAText() {
    assertThat(refusal("{{ text.bytes }}"))
        .isEqualTo(":1:1: Cannot resolve property 'bytes' in 'x'; fix the template");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.txt",
        "../../outside.txt",
        "parts/../../outside.txt",
        "/etc/passwd",
        "file:/etc/passwd",
        "no-such.j2"
      })
  void refusesAnImportFromOutside(String name) throws IOException {
    Files.writeString(folder.resolve("outside.txt"), "outside");
    Files.writeString(folder.resolve("role/outside.txt"), "outside");

    assertThat(role.render("a\n{% from '" + name + "' import m %}\n", Map.of()))
        .isEqualTo(
            "error: host bridge1: template %s:2:1: there is no template '%s'; fix the template",
            role.templates().resolve("a.j2"), name);
  }

  @Test
  void stopsAnImportOfItself() {
    assertThat(refusal("{% from 'a.j2' import m %}\n"))
        .isEqualTo(":1:1: From cycle detected for path: ''a.j2''; fix the template");
  }

  @Test
  void importsTenTemplatesDeepAndNoDeeper() {
    for (int i = 1; i < 10; i++) {
      role.template("part" + i + ".j2", "{% from 'part" + (i + 1) + ".j2' import m %}");
    }
    role.template("part10.j2", "{% macro m() %}end{% endmacro %}");

    assertThat(role.render("{% from 'part2.j2' import m %}{{ m() }}", Map.of())).isEqualTo("end");
    assertThat(role.render("{% from 'part1.j2' import m %}{{ m() }}", Map.of()))
        .isEqualTo(
            "error: host bridge1: template %s: part10.j2 is imported more than 10 deep; fix the"
                + " template",
            role.templates().resolve("a.j2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"()", "[]"})
  void readsFiftyBracketsDeepAndNoDeeper(String pair) {
    assertThat(role.render("a\n" + nested(pair, 50), Map.of())).contains("1");
    assertThat(refusal("a\n" + nested(pair, 51))).isEqualTo(TOO_MANY_BRACKETS);
    assertThat(refusal("a\n" + nested(pair, 20_000))).isEqualTo(TOO_MANY_BRACKETS);
    assertThat(role.render("((".repeat(100), Map.of())).isEqualTo("((".repeat(100));
  }

  @Test
  void readsAnImportedTemplateNoDeeper() {
    role.template("part.j2", nested("()", 51));

    assertThat(role.render("a\n{% from 'part.j2' import m %}", Map.of()))
        .isEqualTo(
            "error: host bridge1: template %s:1: brackets nested more than 50 deep; fix the"
                + " template",
            role.templates().resolve("part.j2"));
  }

  @Test
  void endsBlocksThatAreNestedTooDeeply() {
    String template = "{% if true %}".repeat(50_000) + "x" + "{% endif %}".repeat(50_000);

    assertThat(refusal(template))
        .isEqualTo(":1: blocks or operators nested too deeply; fix the template");
  }

  @Test
  void stopsATemplateThatWritesTooMuch() {
    assertThat(
            role.render(
                "{% for a in xs %}{% for b in xs %}{{ text }}{% endfor %}{% endfor %}",
                Map.of("xs", Collections.nCopies(100, 1), "text", "x".repeat(1000))))
        .isEqualTo(
            "error: host bridge1: template %s:1:1: Error in `a.j2`: OutputTooBigException:"
                + " 8400000 byte output rendered, over limit of 8388608 bytes; fix the template",
            role.templates().resolve("a.j2"));
  }

  private static String nested(String pair, int depth) {
    return "{{ "
        + pair.substring(0, 1).repeat(depth)
        + "1"
        + pair.substring(1).repeat(depth)
        + " }}";
  }

  /** What is said of a template of these variables, from the place on. */
  private String refusal(String template) {
    String said =
        role.render(
            template, Map.of("text", "x", "list", List.of(1), "map", Map.of("a", 1), "number", 1));
    String start = "error: host bridge1: template " + role.templates().resolve("a.j2");
    assertThat(said).startsWith(start);
    return said.substring(start.length());
  }
}
