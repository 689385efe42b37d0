package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RenderCacheTest {

  private static final String BRANCHES =
      """
      {% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}
      {% if a is defined %}{{ twice(a) }}{% if b == 'x' %}{{ c }}{% endif %}{% else %}-{% endif %}
      {% for k, v in m.items() %}{% set b = v %}{{ k }}{{ b }}{{ loop.index }}{% endfor %}
      {% for x in [1] %}{{ c if x == 2 else 'n' }}{% endfor %}
      """;

  private final RenderCache renderings = new RenderCache();

  @Test
  void knowsATextByTheValuesThatWereRead() {
    renderings.keep(Set.of("a", "b"), map("a", 1, "b", "x", "c", "old"), "text");

    assertThat(renderings.find(map("a", 1, "b", "x", "c", "new"))).contains("text");
    assertThat(renderings.find(map("a", 2, "b", "x"))).isEmpty();
    assertThat(renderings.find(map("a", 1))).isEmpty();
  }

  @Test
  void tellsNullFromAbsentAndNumbersFromText() {
    renderings.keep(Set.of("a"), map("a", null), "null");
    renderings.keep(Set.of("a"), map(), "absent");
    renderings.keep(Set.of("a"), map("a", 1), "number");

    assertThat(renderings.find(map("a", null))).contains("null");
    assertThat(renderings.find(map())).contains("absent");
    assertThat(renderings.find(map("a", "1"))).isEmpty();
  }

  @Test
  void tellsMapsOfOtherOrdersAndListsFromMaps() {
    renderings.keep(Set.of("m"), map("m", map("a", 1, "b", 2)), "ab");
    renderings.keep(Set.of("m"), map("m", List.of(map("a", 1, "b", 2))), "list");

    assertThat(renderings.find(map("m", map("a", 1, "b", 2)))).contains("ab");
    assertThat(renderings.find(map("m", map("b", 2, "a", 1)))).isEmpty();
    assertThat(renderings.find(map("m", List.of("a", 1, "b", 2)))).isEmpty();
    assertThat(renderings.find(map("m", List.of(map("b", 2, "a", 1))))).isEmpty();
  }

  @Provide
  static Arbitrary<List<Map<String, Object>>> hosts() {
    Arbitrary<Object> value = Arbitraries.of("x", "y", 1, true);
    Arbitrary<Map<String, Object>> scalars =
        Arbitraries.maps(Arbitraries.of("a", "b", "c", "loop", "other"), value);
    Arbitrary<Map<String, Object>> maps = Arbitraries.maps(Arbitraries.of("a", "b", "k"), value);
    return scalars
        .flatMap(
            host ->
                maps.map(
                    map -> {
                      Map<String, Object> variables = new LinkedHashMap<>(host);
                      variables.put("m", map);
                      return variables;
                    }))
        .list()
        .ofMaxSize(12);
  }

  @Property(tries = 100)
  void neverChangesWhatIsRendered(@ForAll("hosts") List<Map<String, Object>> hosts) {
    Engine engine = engine();
    Template template = engine.parse("t.j2", BRANCHES);

    for (Map<String, Object> host : hosts) {
      Engine fresh = engine();
      assertThat(outcome(engine, template, host))
          .isEqualTo(outcome(fresh, fresh.parse("t.j2", BRANCHES), host));
    }
  }

  private static Engine engine() {
    return new Engine(new TemplateFolder(Path.of(".")));
  }

  private static String outcome(Engine engine, Template template, Map<String, Object> variables) {
    try {
      return engine.render(template, new HashMap<>(variables));
    } catch (TemplateException e) {
      return e.fault().toString();
    }
  }

  private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
