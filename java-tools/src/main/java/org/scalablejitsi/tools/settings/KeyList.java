package org.scalablejitsi.tools.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The lists of keys among the program's resources; each says in its first lines where it is from.
 */
final class KeyList {

  private KeyList() {}

  /** The lines of a list without its comments. */
  static List<String> read(String name) {
    try (InputStream list = KeyList.class.getResourceAsStream("/keys/" + name)) {
      if (list == null) {
        throw new IllegalStateException("the list of keys " + name + " is missing in the program");
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("a resource cannot be read", e);
    }
  }
}
