package org.scalablejitsi.lab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabVersionTest {
  @Test
  void fileBesideTheJarOverridesTheBuiltInVersion(@TempDir Path directory) throws IOException {
    assertThat(LabVersion.of(directory, "1.0")).isEqualTo("1.0");
    Files.writeString(directory.resolve(LabVersion.FILE), "2.0\n");
    assertThat(LabVersion.of(directory, "1.0")).isEqualTo("2.0");
  }
}
