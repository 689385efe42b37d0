package org.scalablejitsi.tools.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.scalablejitsi.tools.vault.VaultPassword;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which vault file a command works on, and what opens it. */
final class SecretsTarget {

  @Parameters(
      paramLabel = "FILE",
      description = "The vault file, for example inventories/example/.jitsi/jitsi_secrets.yml.")
  private Path file = Path.of("");

  @Mixin private VaultOptions vault = new VaultOptions();

  Path file() {
    return file;
  }

  List<VaultPassword> passwords(InputStream in) {
    return vault.passwords(in);
  }
}
