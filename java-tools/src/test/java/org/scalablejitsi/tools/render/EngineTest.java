package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {

  @TempDir Path folder;
  private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();

  @BeforeEach
  void variables() {
    variables.put("name", "meet");
    variables.put("port", 10000);
    variables.put("yes", true);
    variables.put("nothing", null);
    variables.put("list", List.of("a", "b"));
    variables.put("map", Map.of("key", "value"));
    variables.put("bridges", List.of(Map.of("host", "b1"), Map.of("host", "b2")));
    variables.put("looks_like_a_template", "{{ name }}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '~',
      value = {
        "{{ name }} {{ port }}                                          § meet 10000",
        "{{ port + 1 }}                                                 § 10001",
        "{{ 'yes' if yes else 'no' }}                                   § yes",
        "{{ map.key }}{{ map['key'] }}                                  § valuevalue",
        "{{ list | join(',') }} {{ list[0] }} {{ list | length }}       § a,b a 2",
        "{{ bridges | map(attribute='host') | join(' ') }}              § b1 b2",
        "{% for b in bridges %}{{ b.host }}{{ ',' if not loop.last else '' }}{% endfor %} § b1,b2",
        "{% for k, v in map.items() %}{{ k }}={{ v }}{% endfor %}       § key=value",
        "{{ looks_like_a_template }} § {{ name }}",
        "{% raw %}{{ name }}{% endraw %} § {{ name }}",
        "{{ 'y' if no is defined else 'n' }}{{ 'y' if no is not defined else 'n' }} § ny",
        "{{ 'y' if map.no is defined else 'n' }}                        § n",
        "{{ no | default('d') }}{{ map.no | default('e') }}             § de",
        "{% if no is defined and no == 'x' %}1{% else %}2{% endif %}    § 2",
        "{% set x = name %}{{ x }}                                      § meet",
        "{% macro hi(who) %}hi {{ who }}{% endmacro %}{{ hi(name) }}    § hi meet"
      })
  void rendersWhatAnsibleRenders(String template, String expected) throws Exception {
    assertThat(render(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '~',
      value = {
        "{{ no }}                                    § t.j2:1:4   § 'no' is undefined",
        "{{ 'a' ~ no }}                              § t.j2:1:10  § 'no' is undefined",
        "{{ no == 'x' }}                             § t.j2:1:4   § 'no' is undefined",
        "{% if no %}x{% endif %}                     § t.j2:1:7   § 'no' is undefined",
        "{% if not no %}x{% endif %}                 § t.j2:1:11  § 'no' is undefined",
        "{{ [name, no] | join }}                     § t.j2:1:11  § 'no' is undefined",
        "{% for x in no %}x{% endfor %}              § t.j2:1:13  § 'no' is undefined",
        "{% set x = no %}                            § t.j2:1:12  § 'no' is undefined",
        "{{ name | default(no) }}                    § t.j2:1:19  § 'no' is undefined",
        "{{ map.no }}                                § t.j2:1:4   § 'map.no' is undefined",
        "{{ map.no.deeper }}                         § t.j2:1:4   § 'map.no' is undefined",
        "{{ map.no ~ 'x' }}                          § t.j2:1:4   § 'map.no' is undefined",
        "{{ list[7] }}                               § t.j2:1:9   § '7' is undefined",
        "{% for b in bridges %}{{ b.no }}{% endfor %} § t.j2:1:26 § 'b.no' is undefined",
        "{{ bridges | map(attribute='no') | join }}  § t.j2:1:29  § 'no' is undefined",
        "{{ nothing }}                               § t.j2:1:4   § 'nothing' is null",
        "{{ nothing is defined }}                    § t.j2:1:4   § 'nothing' is null",
        "{{ nothing | default('x') }}                § t.j2:1:4   § 'nothing' is null",
        "{{ name                  § t.j2:1:1 § Unclosed token",
        "{{}}                     § t.j2:1   § an empty output",
        "{{- -}}                  § t.j2:1   § an empty output",
        "{%%}                     § t.j2:1   § an empty tag",
        "{% foo %}                § t.j2:1:4 § the tag `foo` is outside of the dialect",
        "{{ list | join(a=b='x') }} § t.j2:1:1 § Expected IDENTIFIER, found `=`",
        "{% if yes %}x            § t.j2:1:1 § Syntax error in '{% if yes %}': Missing end tag:"
            + " endif for tag defined as: {% if yes %}",
        "{{ name | nofilter }}    § t.j2:1:11 § the filter `nofilter` is outside of the dialect",
        "{{ nofunction() }}       § t.j2:1:4 § the function `nofunction` is outside of the dialect",
        "{% from 'no.j2' import m %} § t.j2:1:1 § there is no template 'no.j2'"
      })
  void refusesWhatItCannotRender(String template, String place, String message) throws Exception {
    TemplateFault fault = fault(template);

    assertThat(fault.place()).isEqualTo(place);
    assertThat(fault.message()).isEqualTo(message);
  }

  @Test
  void countsTheLinesBehindTrimmedBlocks() throws Exception {
    String template = "{# one #}\n{% if yes %}\n{% for x in list %}\n  a {{ x }}\n\n  {{ no }}\n";

    assertThat(fault(template + "{% endfor %}\n{% endif %}\n").place()).isEqualTo("t.j2:6:6");
  }

  @Test
  void namesTheTemplateThatIsImported() throws Exception {
    Files.writeString(folder.resolve("part.j2"), "{% if yes %}\n{{ no }}\n{% endif %}\n");

    assertThat(fault("a\nb\n{% from 'part.j2' import m %}").place()).isEqualTo("part.j2:2:4");
  }

  @Test
  void namesTheTemplateAMacroComesFrom() throws Exception {
    Files.writeString(folder.resolve("m.j2"), "{% macro hi() %}\n\n{{ no }}{% endmacro %}\n");

    assertThat(fault("{% from 'm.j2' import hi %}\n{{ hi() }}").place()).isEqualTo("m.j2:3:4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside.j2", "/etc/hostname", "sub/../../outside.j2"})
  void importsNothingFromOutsideOfTheFolder(String name) throws Exception {
    Path inside = Files.createDirectories(folder.resolve("templates"));
    Files.writeString(folder.resolve("outside.j2"), "outside");

    TemplateException refused =
        catchThrowableOfType(
            TemplateException.class, () -> render("{% from '" + name + "' import m %}", inside));

    assertThat(refused.fault().message()).isEqualTo("there is no template '" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for a in xs %}{% for b in xs %}{% set c = b %}{% endfor %}{% endfor %}",
        "{% for a in xs %}{% for b in xs %}{{ '' }}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% for x in n %}{% for y in n %}{% endfor %}{{ '' }}{% endfor %}{%"
            + " endmacro %}{% for x in xs %}{{ m(xs) }}{% endfor %}"
      })
  void endsATemplateThatTakesTooLong(String source) {
    Engine engine = new Engine(new TemplateFolder(folder), Duration.ofMillis(100));
    Template template = engine.parse("t.j2", source);

    assertThatExceptionOfType(TemplateException.class)
        .isThrownBy(
            () -> engine.render(template, Map.of("xs", java.util.Collections.nCopies(5_000, 1))))
        .satisfies(e -> assertThat(e.fault().message()).isEqualTo("not rendered after 100 ms"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      value = {
        "{% set x = 'x' %}{% for i in range(0, 40) %}{% set x = x ~ x %}{% endfor %}{{ x }}"
            + " → Error resolving expression [[ x ~ x ]]: OutputTooBigException: 16777216 byte"
            + " output rendered, over limit of 8388608 bytes",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"
            + " → Warning in `t.j2`: Cycle detected for macro 'm'"
      })
  void endsATemplateThatGrowsTooLarge(String source, String message) throws IOException {
    assertThat(fault(source).message()).isEqualTo(message);
  }

  @Test
  void rendersAParsedTemplateAgainWithOtherVariables() throws Exception {
    Engine engine = new Engine(new TemplateFolder(folder));
    String source = "{% for x in list %}{{ x }}{% endfor %}{% if yes %}{{ name }}{% endif %}\n";
    Template template = engine.parse("t.j2", source);

    String first = engine.render(template, variables);
    variables.put("name", "other");
    variables.put("list", List.of());

    assertThat(first).isEqualTo("abmeet");
    assertThat(engine.render(template, variables)).isEqualTo("other");
  }

  private String render(String template) throws TemplateException {
    return render(template, folder);
  }

  private String render(String source, Path templates) throws TemplateException {
    Engine engine = new Engine(new TemplateFolder(templates));
    return engine.render(engine.parse("t.j2", source), variables);
  }

  private TemplateFault fault(String template) throws IOException {
    TemplateException refused =
        catchThrowableOfType(TemplateException.class, () -> render(template));
    assertThat(refused).as("%s must be refused", template).isNotNull();
    return refused.fault();
  }
}
