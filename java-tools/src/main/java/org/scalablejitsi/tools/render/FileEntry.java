package org.scalablejitsi.tools.render;

import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.check.Format;

/** One entry of a role's files.yml. */
sealed interface FileEntry {

  /** Where it goes on the host; may hold expressions. */
  String dest();

  /** The service that reads it. */
  String service();

  /** The only configuration layout it belongs to; null for all. */
  @Nullable String layout();

  /** A file made of a template. */
  record FromTemplate(
      String template,
      String dest,
      String owner,
      String group,
      String mode,
      Format format,
      String service,
      @Nullable String layout)
      implements FileEntry {}

  /** A symbolic link. */
  record Link(String link, String dest, String service, @Nullable String layout)
      implements FileEntry {}
}
