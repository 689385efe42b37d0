package org.scalablejitsi.tools.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scalablejitsi.tools.nicknames.Nicknames;
import org.scalablejitsi.tools.secrets.Secrets;
import org.scalablejitsi.tools.storage.StagedFile;

/** Writes the vault and the registry, or only says which it would write. */
public final class Output {

  private Output() {}

  /** Writes what is new of both, and returns the paths. */
  public static List<String> write(Secrets secrets, Nicknames nicknames, boolean dryRun) {
    List<String> written = new ArrayList<>();
    if (secrets.isChanged()) {
      written.add(secrets.file().toString());
    }
    if (nicknames.isChanged()) {
      written.add(nicknames.file().toString());
    }
    if (!dryRun) {
      commit(secrets, nicknames);
    }
    return written;
  }

  /** Both are complete on disk before either takes its place. */
  private static void commit(Secrets secrets, Nicknames nicknames) {
    List<StagedFile> staged = new ArrayList<>();
    try {
      Optional<StagedFile> vault = secrets.stage();
      vault.ifPresent(staged::add);
      Optional<StagedFile> registry = nicknames.stage();
      registry.ifPresent(staged::add);
      staged.forEach(StagedFile::commit);
    } finally {
      staged.forEach(StagedFile::close);
    }
  }
}
