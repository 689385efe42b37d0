package org.scalablejitsi.tools.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scalablejitsi.tools.nicknames.Nicknames;
import org.scalablejitsi.tools.secrets.Secrets;
import org.scalablejitsi.tools.storage.StagedFile;

/** Writes the vault and the registry. */
public final class StateFiles {

  private StateFiles() {}

  /** The paths of those of both that have something new. */
  public static List<String> changed(Secrets secrets, Nicknames nicknames) {
    List<String> changed = new ArrayList<>();
    if (secrets.isChanged()) {
      changed.add(secrets.file().toString());
    }
    if (nicknames.isChanged()) {
      changed.add(nicknames.file().toString());
    }
    return changed;
  }

  /**
   * Writes what is new. Both are complete on disk before either takes its place.
   *
   * @param last done between the two; what it throws leaves both files as they were
   */
  public static void commit(Secrets secrets, Nicknames nicknames, Runnable last) {
    List<StagedFile> staged = new ArrayList<>();
    try {
      Optional<StagedFile> vault = secrets.stage();
      vault.ifPresent(staged::add);
      Optional<StagedFile> registry = nicknames.stage();
      registry.ifPresent(staged::add);
      last.run();
      staged.forEach(StagedFile::commit);
    } finally {
      staged.forEach(StagedFile::close);
    }
  }
}
