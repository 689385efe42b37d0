package org.scalablejitsi.tools.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file as a reader or a rule sees it, for tests of those. */
public final class SampleFile {

  private SampleFile() {}

  public static HostFile.Text of(
      String dest,
      String template,
      Format format,
      String service,
      @Nullable String layout,
      String text) {
    return new HostFile.Text(
        dest, "root", "root", "0644", text, format, service, template, List.of(), layout);
  }
}
