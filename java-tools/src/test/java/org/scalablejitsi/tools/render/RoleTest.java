package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

class RoleTest {

  @TempDir Path folder;
  private final Problems problems = new Problems();

  @BeforeEach
  void folders() throws IOException {
    Files.createDirectories(folder.resolve("vars"));
    Files.createDirectories(folder.resolve("templates"));
  }

  @Test
  void rendersTextAndDestination() throws IOException {
    files(template("a.j2", "/etc/{{ domain }}.cfg"));
    Files.writeString(folder.resolve("templates/a.j2"), "host {{ domain }}\n");

    assertThat(render("meet1", Map.of("domain", "d")))
        .containsExactly(
            new HostFile.Text(
                "/etc/d.cfg",
                "root",
                "root",
                "0644",
                "host d\n",
                Format.TEXT,
                "s",
                "a.j2",
                List.of(),
                null));
    assertThat(problems.summedUp()).isEmpty();
  }

  @Test
  void rendersBothEndsOfALink() throws IOException {
    files("{link: '../{{ domain }}', dest: '/etc/{{ domain }}', service: s}");

    assertThat(render("meet1", Map.of("domain", "d")))
        .containsExactly(new HostFile.Link("/etc/d", "../d", "s"));
  }

  @Test
  void leavesOutTheFilesOfAnotherLayout() throws IOException {
    files(
        "{link: a, dest: /a, service: s, layout: hocon},"
            + "{link: b, dest: /b, service: s, layout: properties},"
            + "{link: c, dest: /c, service: s}");

    assertThat(render("meet1", Map.of("jitsi_config_layout", "hocon")))
        .extracting(HostFile::dest)
        .containsExactly("/a", "/c");
  }

  @Test
  void leavesOutTheFilesThatAreSwitchedOff() throws IOException {
    files("{link: a, dest: /a, service: s, when: a}, {link: b, dest: /b, service: s, when: b}");

    assertThat(render("meet1", Map.of("a", false, "b", true)))
        .extracting(HostFile::dest)
        .containsExactly("/b");
  }

  @Test
  void refusesASwitchThatIsNoTruthValue() throws IOException {
    files("{link: a, dest: /a, service: s, when: a}");

    assertThat(render("meet1", Map.of("a", "true"))).isEmpty();
    assertThat(lines())
        .containsExactly(
            "error: host meet1: "
                + folder
                + "/vars/files.yml: 'when: a' names no boolean variable; fix the role");
  }

  @Test
  void namesTemplateLineVariableAndHost() throws IOException {
    files(template("a.j2", "/a"));
    Files.writeString(folder.resolve("templates/a.j2"), "{% if true %}\nx {{ nope }}\n{% endif %}");

    assertThat(render("bridge1", Map.of())).isEmpty();
    assertThat(lines())
        .containsExactly(
            "error: host bridge1: template "
                + folder
                + "/templates/a.j2:2:6: 'nope' is undefined; "
                + "define it in the inventory or in the role's defaults");
  }

  @Test
  void sumsUpTheSameFaultOfManyHosts() throws IOException {
    files(template("a.j2", "/a"));
    Files.writeString(folder.resolve("templates/a.j2"), "{{ nope }}");
    Role role = Role.at(folder);
    for (int i = 1; i <= 200; i++) {
      role.render("bridge" + i, Map.of(), problems);
    }

    assertThat(lines())
        .containsExactly(
            "error: 200 hosts (bridge1, bridge2, bridge3, …): template "
                + folder
                + "/templates/a.j2:1:4: 'nope' is undefined; "
                + "define it in the inventory or in the role's defaults");
  }

  @Test
  void namesTheExpressionOfADestination() throws IOException {
    files(template("a.j2", "/etc/{{ nope }}"));

    render("meet1", Map.of());
    assertThat(lines())
        .containsExactly(
            "error: host meet1: "
                + folder
                + "/vars/files.yml: 'nope' is undefined in '/etc/{{ nope }}'; "
                + "define it in the inventory or in the role's defaults");
  }

  @Test
  void saysWhenATemplateIsNotThere() throws IOException {
    files(template("no.j2", "/a"));

    render("meet1", Map.of());
    assertThat(lines())
        .containsExactly(
            "error: host meet1: template "
                + folder
                + "/templates/no.j2: does not exist; fix "
                + folder
                + "/vars/files.yml");
  }

  private static String template(String name, String dest) {
    return "{template: "
        + name
        + ", dest: '"
        + dest
        + "', owner: root, group: root, mode: '0644', format: text, service: s}";
  }

  private void files(String entries) throws IOException {
    Files.writeString(folder.resolve("vars/files.yml"), "files: [" + entries + "]");
  }

  private List<HostFile> render(String host, Map<String, @Nullable Object> variables) {
    return Role.at(folder).render(host, variables, problems);
  }

  private List<String> lines() {
    return problems.summedUp().stream().map(Problem::line).toList();
  }
}
