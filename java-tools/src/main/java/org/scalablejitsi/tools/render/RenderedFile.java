package org.scalablejitsi.tools.render;

import org.scalablejitsi.tools.format.Format;

/** One file of one host, with placeholders where secrets will be. */
public sealed interface RenderedFile {

  String dest();

  String service();

  /**
   * A file with text.
   *
   * @param template the template's name, for messages
   */
  record Text(
      String dest,
      String owner,
      String group,
      String mode,
      String text,
      Format format,
      String service,
      String template)
      implements RenderedFile {}

  /** A symbolic link. */
  record Link(String dest, String link, String service) implements RenderedFile {}
}
