package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.lib.Importable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.dialect.Dialect;
import org.scalablejitsi.tools.dialect.LintFinding;
import org.scalablejitsi.tools.dialect.Vocabulary;

/** The engine that plans has no word of Jinjava's that lint would refuse. */
final class VocabularyTest {

  private static final Context ALL = new Jinjava().getGlobalContext();

  private static final Map<String, Object> VARIABLES =
      Map.of(
          "text",
          "x",
          "list",
          List.of(Map.of("a", "x")),
          "many",
          Collections.nCopies(1000, "x"),
          "map",
          Map.of("a", "x"),
          "number",
          1);

  private final RoleFolder role;
  private final String start;

  VocabularyTest(@TempDir Path folder) {
    role = new RoleFolder(folder);
    start = "error: host bridge1: template " + role.templates().resolve("a.j2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      value = {
        "{{ text|attr('class') }} → 1:9: the filter `attr`",
        "{{ ____int3rpr3t3r____|pprint }} → 1:24: the filter `pprint`",
        "{{ ____int3rpr3t3r____|tojson }} → 1:24: the filter `tojson`",
        "{{ ____int3rpr3t3r____|attr('config') }} → 1:24: the filter `attr`",
        "{% for x in list %}{{ loop|tojson }}{% endfor %} → 1:28: the filter `tojson`",
        "{% for x in list %}{{ x|attr('class') }}{% endfor %} → 1:25: the filter `attr`",
        "{{ '%1000000000d'|format(1) }} → 1:19: the filter `format`",
        "{{ text|center(400000000) }} → 1:9: the filter `center`",
        "{{ text|indent(400000000, true) }} → 1:9: the filter `indent`",
        "{{ '{{ text }}'|render }} → 1:17: the filter `render`",
        "{{ list|map('pprint')|join }} → 1:14: the filter `pprint`",
        "{{ many|groupby('a') }} → 1:9: the filter `groupby`",
        "{{ text|regex_replace('(.*a){20}b', '') }} → 1:9: the filter `regex_replace`",
        "{{ '{}'|fromjson }} → 1:9: the filter `fromjson`",
        "{{ text|log }} → 1:9: the filter `log`",
        "{{ text|random }} → 1:9: the filter `random`",
        "{{ text|nofilter }} → 1:9: the filter `nofilter`",
        "{{ list|select('containing', 1)|list }} → 1:9: the filter `select`",
        "{{ list|selectattr('a', 'containing', 'x')|list }} → 1:26: the test `containing`",
        "{{ 'y' if text is string_containing('x') else 'n' }} → 1:19: the test `string_containing`",
        "{{ today() }} → 1:4: the function `today`",
        "{{ type(text) }} → 1:4: the function `type`",
        "{{ super() }} → 1:4: the function `super`",
        "{{ truncate(text, 1) }} → 1:4: the function `truncate`",
        "{{ fn:list(1) }} → 1:4: the function `fn:list`",
        "{% for x in list %}{{ unixtimestamp() }}{% endfor %} → 1:23: the function `unixtimestamp`",
        "{{ lookup('file', '/etc/passwd') }} → 1:4: the function `lookup`",
        "{% include 'b.j2' %} → 1:4: the tag `include`",
        "{% import 'b.j2' as b %} → 1:4: the tag `import`",
        "{% extends 'b.j2' %} → 1:4: the tag `extends`",
        "{% block b %}{% endblock %} → 1:4: the tag `block`",
        "{% do list.append(1) %} → 1:4: the tag `do`",
        "{% print text %} → 1:4: the tag `print`",
        "{% call m() %}{% endcall %} → 1:4: the tag `call`",
        "{% autoescape true %}{% endautoescape %} → 1:4: the tag `autoescape`",
        "{% for x in list %}{% break %}{% endfor %} → 1:23: the tag `break`",
        "{% for x in list %}{% cycle 'a','b' %}{% endfor %} → 1:23: the tag `cycle`"
      })
  void refusesAWordOfJinjavasAndSaysWhere(String template, String said) {
    assertThat(refusal(template))
        .startsWith(":" + said + " is outside of the dialect; write instead: ");
  }

  @Test
  void saysWhatToWriteInstead() {
    assertThat(refusal("a\nb {{ text|trim }}\n"))
        .isEqualTo(
            ":2:11: the filter `trim` is outside of the dialect; write instead: b64encode, default,"
                + " dictsort, first, join, last, length, list, lower, map(attribute=…), rejectattr,"
                + " replace, selectattr, sort, string, to_json or upper");
  }

  /** What filters that are left could be talked into. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ list|map(attribute='class')|join }}",
        "{{ [text]|map(attribute='bytes')|join }}",
        "{{ [text]|map(attribute='class')|map(attribute='name')|join }}",
        "{{ [1]|map(attribute='class')|join }}",
        "{{ [text]|selectattr('class.name')|join }}",
        "{{ [text, 'y']|sort(false, false, 'class.name')|join }}",
        "{{ ____int3rpr3t3r____ }}",
        "{{ ____int3rpr3t3r____|string }}",
        "{{ ____int3rpr3t3r____|to_json }}",
        "{{ [____int3rpr3t3r____]|join }}",
        "{{ text['____int3rp' ~ 'r3t3r____'] }}",
        "{{ 'a' ~ ____int3rpr3t3r____ }}",
        "{{ [____int3rpr3t3r____]|map(attribute='config')|join }}",
        "{{ 'x' * 1000000000 }}",
        "{{ [1] * 1000000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ many|to_json(indent=1000000000) }}",
        "{{ (many|join)|replace('x', many|join)|replace('x', many|join) }}",
        "{{ many|join((many|join)|replace('x', many|join)) }}"
      })
  void givesNeitherJavaNorMemoryToAWordItHas(String template) {
    String made = role.render(template, VARIABLES);

    if (!made.startsWith(start)) {
      assertThat(made).isIn("", "____int3rpr3t3r____");
    }
  }

  @Test
  void endsARangeAfterAThousand() {
    assertThat(role.render("{% for i in range(1000000000) %}x{% endfor %}", VARIABLES))
        .isEqualTo("x".repeat(1000));
  }

  @Test
  void hasNoFilterThatLintRefuses() {
    for (String filter : names(ALL.getAllFilters())) {
      assertThatAllAgree(Vocabulary.FILTER, filter, "{{ text | " + filter + " }}\n");
    }
  }

  @Test
  void hasNoTagThatLintRefuses() {
    Set<String> tags = names(ALL.getAllTags());
    tags.removeAll(Set.of("raw", "endraw")); // which lint knows as a pair alone
    for (String tag : tags) {
      assertThatAllAgree(Vocabulary.TAG, tag, "{% " + tag + " %}\n");
    }
  }

  @Test
  void hasNoFunctionThatLintRefuses() {
    for (String function : names(ALL.getAllFunctions())) {
      String name = function.replaceFirst("^:", "");
      String argument = name.equals("namespace") ? "a=1" : "1";
      String template = "{% set x = " + name + "(" + argument + ") %}\n";
      assertThat(Vocabulary.FUNCTION.has(name))
          .as(name)
          .isEqualTo(name.matches("\\w+") && lintKnows(template, Vocabulary.FUNCTION, name))
          .isEqualTo(engineKnows(template, Vocabulary.FUNCTION, name));
    }
  }

  @Test
  void hasNoTestThatLintRefuses() {
    for (String test : names(ALL.getAllExpTests())) {
      if (test.matches("\\w+") && !Set.of("equalto", "in", "ne", "truthy").contains(test)) {
        assertThatAllAgree(Vocabulary.TEST, test, "{{ 'y' if text is " + test + " else 'n' }}\n");
      }
    }
  }

  /** The list, lint and the engine: each knows the word of the template, or none does. */
  private void assertThatAllAgree(Vocabulary kind, String word, String template) {
    assertThat(kind.has(word))
        .as(word)
        .isEqualTo(lintKnows(template, kind, word))
        .isEqualTo(engineKnows(template, kind, word));
  }

  private static boolean lintKnows(String template, Vocabulary kind, String word) {
    return Dialect.check("a.j2", template).findings().stream()
        .map(LintFinding::what)
        .noneMatch(kind.naming(word)::equals);
  }

  private boolean engineKnows(String template, Vocabulary kind, String word) {
    return !role.render(template, VARIABLES).contains(kind.naming(word));
  }

  private static Set<String> names(Collection<? extends Importable> words) {
    Set<String> names =
        words.stream().map(Importable::getName).collect(Collectors.toCollection(TreeSet::new));
    assertThat(names).hasSizeGreaterThan(10);
    return names;
  }

  /** What is said of a template, from the place on. */
  private String refusal(String template) {
    String said = role.render(template, VARIABLES);
    assertThat(said).startsWith(start);
    return said.substring(start.length());
  }
}
