package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFolderTest {

  @TempDir Path root;

  @Test
  void readsTemplatesBelowTheFolder() throws IOException {
    Path folder = Files.createDirectories(root.resolve("templates/web"));
    Files.writeString(folder.resolve("a.j2"), "text");

    assertThat(new TemplateFolder(root.resolve("templates")).source("web/a.j2")).contains("text");
  }

  @Test
  void hasNothingFromOutside() throws IOException {
    Path folder = Files.createDirectories(root.resolve("templates"));
    Files.writeString(root.resolve("secret"), "secret");

    TemplateFolder templates = new TemplateFolder(folder);
    assertThat(templates.source("../secret")).isEmpty();
    assertThat(templates.source(root.resolve("secret").toString())).isEmpty();
  }

  @Test
  void followsLinksWithinTheFolderOnly() throws IOException {
    Path folder = Files.createDirectories(root.resolve("templates"));
    Files.writeString(root.resolve("secret"), "secret");
    Files.writeString(folder.resolve("a.j2"), "text");
    Files.createSymbolicLink(folder.resolve("inside.j2"), Path.of("a.j2"));
    Files.createSymbolicLink(folder.resolve("outside.j2"), Path.of("../secret"));

    TemplateFolder templates = new TemplateFolder(folder);
    assertThat(templates.source("inside.j2")).contains("text");
    assertThat(templates.source("outside.j2")).isEmpty();
  }

  @Test
  void readsAFileOnce() throws IOException {
    Files.writeString(root.resolve("a.j2"), "first");
    TemplateFolder templates = new TemplateFolder(root);
    templates.source("a.j2");
    Files.writeString(root.resolve("a.j2"), "second");

    assertThat(templates.source("a.j2")).contains("first");
  }
}
