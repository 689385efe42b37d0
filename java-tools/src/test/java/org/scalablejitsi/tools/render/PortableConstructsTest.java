package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The constructs our templates use, with the bytes that Ansible's template module makes of them.
 */
final class PortableConstructsTest {
  private final RoleFolder role;

  PortableConstructsTest(@TempDir Path folder) {
    role = new RoleFolder(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '"',
      value = {
        "{{ 'yes' if on else 'no' }} → yes",
        "{{ 'yes' if off else 'no' }} → no",
        "{{ 'a' ~ 1 ~ 'b' }} → a1b",
        "{{ (names | length) + 1 }} → 3",
        "{{ names[0] }} → b",
        "{{ text | replace('.', '-') | upper }} → MEET-EXAMPLE",
        "{{ hosts | map(attribute='name') | join(',') }} → two,one",
        "{{ hosts | selectattr('up') | map(attribute='name') | join(',') }} → two",
        "{{ 7 // 2 }} → 3",
        "{{ '{{ not again }}' }} → {{ not again }}",
        "{% raw %}{{ x }}{% endraw %} → {{ x }}",
        "a{# nothing #}b → ab",
        "{% set x = 2 %}{{ x * 3 }} → 6",
        "{% if 'a' in names %}in{% elif on %}on{% else %}out{% endif %} → in",
        "{% for n in names %}{{ loop.index }}{{ n }}{{ ';' if loop.last else ',' }}{% endfor %}"
            + " → 1b,2a;"
      })
  void rendersAnExpression(String template, String expected) {
    assertThat(
            role.render(
                template,
                Map.of(
                    "on",
                    true,
                    "off",
                    false,
                    "text",
                    "meet.example",
                    "names",
                    List.of("b", "a"),
                    "hosts",
                    List.of(
                        Map.of("name", "two", "up", true), Map.of("name", "one", "up", false)))))
        .isEqualTo(expected);
  }

  @Test
  void joinsAFilteredListToText() {
    assertThat(
            role.render("{{ '[' ~ (names | join(', ')) ~ ']' }}", Map.of("names", List.of("b", 1))))
        .isEqualTo("[b, 1]");
  }

  @Test
  void takesTheLineEndAfterABlockButNotTheSpaceBefore() {
    assertThat(role.render("a\n  {% if true %}\nb\n  {% endif %}\nc\n{# gone #}\nd\n", Map.of()))
        .isEqualTo("a\n  b\n  c\nd\n");
  }

  @Test
  void keepsTheLineEndAfterAVariable() {
    assertThat(role.render("{{ a }}\n{{ a }}\n\n", Map.of("a", 1))).isEqualTo("1\n1\n\n");
  }

  @Test
  void keepsTheLackOfALastLineEnd() {
    assertThat(role.render("a\nb", Map.of())).isEqualTo("a\nb");
  }

  @Test
  void takesWhiteSpaceWhereADashStands() {
    assertThat(role.render("a  \n{%- if true -%}\n  b\n{%- endif %}\nc\n", Map.of()))
        .isEqualTo("abc\n");
  }

  @Test
  void sortsADictionary() {
    assertThat(
            role.render(
                "{% for k, v in d | dictsort %}\n{{ k }}={{ v }}\n{% endfor %}\n",
                Map.of("d", Map.of("b", 2, "a", 1, "c", 3))))
        .isEqualTo("a=1\nb=2\nc=3\n");
  }

  @Test
  void rendersNestedLoopsWithTheirOwnCounters() {
    assertThat(
            role.render(
                """
                {% for row in rows %}
                {{ loop.index }}:
                {% for cell in row.cells %}
                  {{ loop.index0 }}={{ cell }}
                {% endfor %}
                {% endfor %}
                """,
                Map.of(
                    "rows",
                    List.of(Map.of("cells", List.of("x", "y")), Map.of("cells", List.of("z"))))))
        .isEqualTo("1:\n  0=x\n  1=y\n2:\n  0=z\n");
  }

  @Test
  void rendersAnImportedMacro() {
    role.template("macros.j2", "{% macro line(k, v) %}{{ k }} = \"{{ v }}\"{% endmacro %}");

    assertThat(role.render("{% from 'macros.j2' import line %}\n{{ line('a', 1) }}\n", Map.of()))
        .isEqualTo("a = \"1\"\n");
  }

  @Test
  void leavesAValueWithBracesAlone() {
    assertThat(role.render("{{ a }}", Map.of("a", "{{ b }}{% x %}"))).isEqualTo("{{ b }}{% x %}");
  }

  @Test
  void keepsUnicodeAndQuotes() {
    assertThat(role.render("ü {{ a }}\n", Map.of("a", "\"é' & <b> \\ 😀")))
        .isEqualTo("ü \"é' & <b> \\ 😀\n");
  }
}
