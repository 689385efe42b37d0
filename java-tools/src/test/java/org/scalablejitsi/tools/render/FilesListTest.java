package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.problem.ProblemException;

class FilesListTest {

  private static final String TEMPLATE =
      "{template: a.j2, dest: /a, owner: root, group: adm, mode: '0640', format: lua, service: s}";

  @TempDir Path folder;

  @Test
  void readsTemplatesAndLinksInTheirOrder() throws IOException {
    Path file =
        file("files: [" + TEMPLATE + ", {link: ../a, dest: /b, service: s, layout: l, when: w}]");

    assertThat(FilesList.read(file))
        .containsExactly(
            new FileEntry.FromTemplate(
                "a.j2", "/a", "root", "adm", "0640", Format.LUA, "s", Condition.ALWAYS),
            new FileEntry.Link("../a", "/b", "s", new Condition("l", "w")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mode: '0640' | mode: 0640   | entry 1 has no quoted mode such as \"0640\"",
        "mode: '0640' | mode: '640'  | entry 1 has no quoted mode such as \"0640\"",
        "owner: root, | owner: '',   | entry 1 has no text under 'owner'",
        "group: adm,  | group: 7,    | entry 1 has no text under 'group'",
        "dest: /a,    | destt: /a,   | entry 1 has the unknown key 'destt'",
        "service: s   | where: s     | entry 1 has the unknown key 'where'",
        "format: lua  | format: ini  | entry 1 has an unknown format, known are hocon, properties,"
            + " lua, javascript, json, yaml, text"
      })
  void refusesAnEntryThatIsWrong(String right, String wrong, String message) throws IOException {
    Path file = file("files: [" + TEMPLATE.replace(right, wrong) + "]");

    assertThatThrownBy(() -> FilesList.read(file))
        .isInstanceOf(ProblemException.class)
        .hasMessage("error: " + file + ": " + message + "; fix the role's list of files");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                | ' is not one key with a list of files'",
        "{a: [], b: []}    | ' is not one key with a list of files'",
        "{a: text}         | ' is not one key with a list of files'",
        "{a: [text]}       | ': entry 1 is not a mapping'",
        "{a: [}            | ':1: not valid YAML'"
      })
  void refusesAFileThatIsNoList(String text, String message) throws IOException {
    Path file = file(text);

    assertThatThrownBy(() -> FilesList.read(file))
        .hasMessage("error: " + file + message + "; fix the role's list of files");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> FilesList.read(folder.resolve("no.yml")))
        .hasMessage(
            "error: "
                + folder.resolve("no.yml")
                + " does not exist; install the collection again or fix the path");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("files.yml"), text);
  }
}
