package org.scalablejitsi.tools.format;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file of one host, with placeholders where secrets will be. The plan holds it as it is. */
public sealed interface HostFile {

  String dest();

  /** The service that reads it. */
  String service();

  /**
   * A file with text.
   *
   * @param template the template's name, for messages
   * @param placeholders those in its text
   * @param layout the configuration layout of its host; null when the host has none
   */
  record Text(
      String dest,
      String owner,
      String group,
      String mode,
      String text,
      Format format,
      String service,
      String template,
      List<String> placeholders,
      @JsonIgnore @Nullable String layout)
      implements HostFile {

    /** What a message calls it. */
    public String label() {
      return dest + " from template " + template;
    }

    /** The same file with those of the placeholders that its text has. */
    public Text withPlaceholders(Collection<String> all) {
      List<String> found = all.stream().filter(text::contains).toList();
      return new Text(dest, owner, group, mode, text, format, service, template, found, layout);
    }
  }

  /** A symbolic link. */
  record Link(String dest, String link, String service) implements HostFile {}
}
