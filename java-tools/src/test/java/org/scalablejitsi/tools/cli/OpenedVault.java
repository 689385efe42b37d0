package org.scalablejitsi.tools.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.scalablejitsi.tools.vault.DecryptResult;
import org.scalablejitsi.tools.vault.Vault;
import org.scalablejitsi.tools.vault.VaultPassword;

/** Looks into a vault file. */
final class OpenedVault {

  private OpenedVault() {}

  static String text(Path file, String password) throws IOException {
    VaultPassword key =
        new VaultPassword(VaultPassword.DEFAULT_ID, password.getBytes(StandardCharsets.UTF_8));
    if (Vault.open(Files.readString(file), List.of(key)) instanceof DecryptResult.Text opened) {
      return opened.text();
    }
    throw new IllegalStateException(file + " does not open");
  }
}
