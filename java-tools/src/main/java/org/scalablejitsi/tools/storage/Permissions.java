package org.scalablejitsi.tools.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Owner, group and mode of a file, which its next version is to have as well. */
final class Permissions {

  private static final Set<PosixFilePermission> OF_THE_GROUP =
      PosixFilePermissions.fromString("---rwx---");

  private Permissions() {}

  private interface Change {
    void run() throws IOException;
  }

  static void copy(Path from, Path to) throws IOException {
    PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    Set<PosixFilePermission> mode = EnumSet.noneOf(PosixFilePermission.class);
    mode.addAll(old.permissions());
    if (!isAllowed(() -> view.setGroup(old.group()))) {
      // What one group was allowed to do is not for another one.
      mode.removeAll(OF_THE_GROUP);
    }
    isAllowed(() -> view.setOwner(old.owner()));
    view.setPermissions(mode);
  }

  /** Only root may give a file away, and others only to a group of their own. */
  private static boolean isAllowed(Change change) {
    try {
      change.run();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
