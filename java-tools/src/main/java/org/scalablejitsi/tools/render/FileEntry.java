package org.scalablejitsi.tools.render;

import org.scalablejitsi.tools.format.Format;

/** One entry of a role's files.yml. */
sealed interface FileEntry {

  /** Where it goes on the host; may hold expressions. */
  String dest();

  /** The service that reads it. */
  String service();

  /** Which hosts have it. */
  Condition condition();

  /** A file made of a template. */
  record FromTemplate(
      String template,
      String dest,
      String owner,
      String group,
      String mode,
      Format format,
      String service,
      Condition condition)
      implements FileEntry {}

  /** A symbolic link. */
  record Link(String link, String dest, String service, Condition condition) implements FileEntry {}
}
