package org.scalablejitsi.tools.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFilesTest {

  @TempDir Path folder;

  @BeforeEach
  void fill() throws IOException {
    for (String file :
        new String[] {"role/templates/b.j2", "role/templates/sub/a.j2", "role/files/c.j2"}) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), "x");
    }
    Files.writeString(folder.resolve("role/templates/README.md"), "{{");
  }

  @Test
  void takesAFileWhateverItsName() {
    Path readme = folder.resolve("role/templates/README.md");

    assertThat(TemplateFiles.at(readme)).containsExactly(readme);
  }

  @Test
  void takesTheTemplatesFolderOfARole() {
    Path role = folder.resolve("role");

    assertThat(TemplateFiles.at(role))
        .containsExactly(role.resolve("templates/b.j2"), role.resolve("templates/sub/a.j2"));
  }

  @Test
  void takesEveryTemplateBelowAnyOtherFolder() {
    assertThat(TemplateFiles.at(folder)).hasSize(3);
  }

  @Test
  void refusesAPathWithoutTemplates() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> TemplateFiles.at(empty))
        .hasMessage(
            "error: "
                + empty
                + " has no template (*.j2); name a template or a folder of templates");
    assertThatThrownBy(() -> TemplateFiles.at(missing))
        .hasMessage(
            "error: " + missing + " does not exist; name a template or a folder of templates");
  }
}
