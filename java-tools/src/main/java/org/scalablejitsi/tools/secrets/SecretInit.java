package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.util.List;
import org.scalablejitsi.tools.storage.StagedFile;
import org.scalablejitsi.tools.storage.WriteLock;
import org.scalablejitsi.tools.vault.VaultPassword;

/** Completes a vault file on disk. */
public final class SecretInit {

  private SecretInit() {}

  /** Makes what is missing of these secrets, and returns the names of those made. */
  public static List<String> run(
      SecretStore store, Path path, List<VaultPassword> passwords, List<String> needed) {
    return WriteLock.during(
        path,
        () -> {
          Secrets secrets = store.load(path, passwords, needed, true);
          secrets.stage().ifPresent(SecretInit::commit);
          return secrets.generated();
        });
  }

  private static void commit(StagedFile file) {
    try (file) {
      file.commit();
    }
  }
}
