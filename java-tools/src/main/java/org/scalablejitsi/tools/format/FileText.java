package org.scalablejitsi.tools.format;

import org.jspecify.annotations.Nullable;

/**
 * A rendered file, as the checks see it.
 *
 * @param service the service that reads it
 * @param layout the configuration layout of its host; null when the host has none
 */
public record FileText(
    String dest,
    String template,
    Format format,
    String service,
    @Nullable String layout,
    String text) {

  /** What a message calls it. */
  public String label() {
    return dest + " from template " + template;
  }
}
