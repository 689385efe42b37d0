package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template reaches its role's templates and the variables' plain data, and nothing else. */
final class ConfinementTest {
  private final Path folder;
  private final RoleFolder role;

  ConfinementTest(@TempDir Path folder) {
    this.folder = folder;
    role = new RoleFolder(folder.resolve("role"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ text.class }}",
        "{{ text.getClass() }}",
        "{{ text['class'] }}",
        "{{ text['getClass']() }}",
        "{{ list.getClass() }}",
        "{{ list.class.name }}",
        "{{ map.getClass() }}",
        "{{ map.class.forName('java.lang.Runtime') }}",
        "{{ number.class }}",
        "{{ number.getClass().forName('java.lang.System') }}",
        "{{ ''.class.forName('java.lang.Runtime').getRuntime().exec('true') }}",
        "{{ true.getClass() }}",
        "{{ ____int3rpr3t3r____.config }}",
        "{{ ____int3rpr3t3r____.getContext() }}",
        "{% for x in list %}{{ loop.getClass() }}{% endfor %}",
        "{{ map.items().getClass() }}",
        "{{ map.entrySet().getClass() }}",
        "{{ (1..3).getClass() }}"
      })
  void givesNoWayToJava(String template) {
    assertThat(
            role.render(
                template,
                Map.of("text", "x", "list", List.of(1), "map", Map.of("a", 1), "number", 1)))
        .startsWith("error: host bridge1: template " + role.templates().resolve("a.j2:1"));
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
  void refusesAnIncludeFromOutside(String name) throws IOException {
    Files.writeString(folder.resolve("outside.txt"), "outside");
    Files.writeString(folder.resolve("role/outside.txt"), "outside");

    assertThat(role.render("a\n{% include '" + name + "' %}\n", Map.of()))
        .startsWith("error: host bridge1: template " + role.templates().resolve("a.j2:2"))
        .contains("there is no template '" + name + "'")
        .endsWith("; mend the template");
  }

  @Test
  void stopsAnIncludeOfItself() {
    assertThat(role.render("{% include 'a.j2' %}\n", Map.of()))
        .startsWith("error: host bridge1: template ");
  }

  @Test
  void stopsATemplateThatWritesTooMuch() {
    assertThat(
            role.render(
                "{% for a in xs %}{% for b in xs %}{{ text }}{% endfor %}{% endfor %}",
                Map.of("xs", java.util.Collections.nCopies(100, 1), "text", "x".repeat(1000))))
        .startsWith("error: host bridge1: template " + role.templates().resolve("a.j2"));
  }
}
