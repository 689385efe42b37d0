package org.scalablejitsi.tools.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Where both exist, jicofo and the bridge believe the old properties, and say nothing of it. */
final class NoLegacySettings {

  static final Rule RULE = Rule.error("JT041");
  static final String NAME = "no legacy settings";
  private static final List<String> PREFIXES =
      List.of("org.jitsi.videobridge.", "org.jitsi.jicofo.");

  private NoLegacySettings() {}

  static List<Problem> apply(HostFile.Text file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(file.text()));
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
    return properties.stringPropertyNames().stream()
        .filter(key -> PREFIXES.stream().anyMatch(key::startsWith))
        .sorted()
        .map(key -> broken(file, key))
        .toList();
  }

  private static Problem broken(HostFile.Text file, String key) {
    return RULE.broken(
        file.label() + " sets '" + key + "', which wins over the HOCON file without a word",
        "set it in the HOCON file and remove it there");
  }
}
