package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.problem.Problems;

/** Names the template, line, column, variable and host of everything that has no value. */
final class UndefinedVariableTest {
  private static final String DEFINE = "; define it in the inventory or in the role's defaults";

  private final RoleFolder role;

  UndefinedVariableTest(@TempDir Path folder) {
    role = new RoleFolder(folder);
  }

  @Test
  void namesAVariable() {
    assertThat(role.render("first\nx {{ jitsi_no_such }}\n", Map.of()))
        .isEqualTo(undefined("a.j2:2:6", "jitsi_no_such"));
  }

  @Test
  void namesANestedAttribute() {
    assertThat(role.render("\n\n{{ a.b.c }}\n", Map.of("a", Map.of("b", Map.of("d", 1)))))
        .isEqualTo(undefined("a.j2:3:4", "a.b.c"));
  }

  @Test
  void namesTheVariableWithinALoop() {
    assertThat(
            role.render(
                "{% for x in xs %}\n  {{ x.name }}\n{% endfor %}\n",
                Map.of("xs", List.of(Map.of("name", "one"), Map.of()))))
        .isEqualTo(undefined("a.j2:2:6", "x.name"));
  }

  @Test
  void namesAListThatIsLoopedOver() {
    assertThat(role.render("a\n{% for x in xs %}{{ x }}{% endfor %}\n", Map.of()))
        .startsWith("error: host bridge1: template " + role.templates().resolve("a.j2:2:"))
        .endsWith("'xs' is undefined" + DEFINE);
  }

  @Test
  void namesTheImportedFile() {
    role.template("parts/b.j2", "one\ntwo\n{{ missing }}\n");

    assertThat(role.render("a\n{% from 'parts/b.j2' import m %}\n", Map.of()))
        .isEqualTo(undefined("parts/b.j2:3:4", "missing"));
  }

  @Test
  void stopsAtTheFirst() {
    assertThat(role.render("{{ one }}\n{{ two }}\n", Map.of()))
        .isEqualTo(undefined("a.j2:1:4", "one"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ 'a' ~ missing }}",
        "{{ 'a' + missing }}",
        "{{ missing == 'x' }}",
        "{{ 'yes' if missing else 'no' }}",
        "{% if missing %}x{% endif %}",
        "{% if true and missing %}x{% endif %}",
        "{% if not missing %}x{% endif %}",
        "{% set x = missing %}",
        "{{ [1, missing] | join(',') }}",
        "{{ missing | join(',') }}",
        "{{ missing | upper }}"
      })
  void passesNoneInSilence(String template) {
    assertThat(role.render(template, Map.of()))
        .startsWith("error: host bridge1: template " + role.templates().resolve("a.j2:1"))
        .endsWith("'missing' is undefined" + DEFINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% if missing is defined %}x{% endif %}",
        "{% if a.missing is defined %}x{% endif %}",
        "{% if missing is defined and missing.b %}x{% endif %}",
        "{% if not (missing is undefined) %}x{% endif %}"
      })
  void mayBeAskedFor(String template) {
    assertThat(role.render(template + "end", Map.of("a", Map.of()))).isEqualTo("end");
  }

  @Test
  void givesWayToADefault() {
    assertThat(role.render("{{ missing | default('x') }}{{ missing | d('y') }}", Map.of()))
        .isEqualTo("xy");
  }

  @Test
  void isNoExcuseForAnother() {
    assertThat(role.render("{{ other }}{{ missing | default('x') }}", Map.of()))
        .isEqualTo(undefined("a.j2:1:4", "other"));
  }

  @Test
  void isNotMixedUpWithNull() {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    variables.put("nothing", null);

    assertThat(role.render("{{ nothing }}", variables))
        .isEqualTo(
            "error: host bridge1: template "
                + role.templates().resolve("a.j2:1:4")
                + ": 'nothing' is null; give it a value, or leave it unset and ask with"
                + " `is defined`");
  }

  @Test
  void doesNotPassNullForUndefined() {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    variables.put("nothing", null);

    assertThat(role.render("{{ 'yes' if nothing is defined else 'no' }}", variables))
        .contains("'nothing' is null");
  }

  @Test
  void isSummedUpOverManyHosts() {
    Role many = role.template("a.j2", "{{ missing }}\n").role();
    Problems problems = new Problems();
    for (int i = 1; i <= 200; i++) {
      many.render("bridge" + i, Map.of(), problems);
    }

    assertThat(RoleFolder.lines(problems))
        .containsExactly(
            undefined("a.j2:1:4", "missing")
                .replace("host bridge1", "200 hosts (bridge1, bridge2, bridge3, …)"));
  }

  private String undefined(String place, String name) {
    return "error: host bridge1: template "
        + role.templates().resolve(place)
        + ": '"
        + name
        + "' is undefined"
        + DEFINE;
  }
}
