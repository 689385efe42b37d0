package org.scalablejitsi.tools.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;

/**
 * The properties' form of {@link CompleteConnections}: one set of keys for each XMPP connection.
 */
final class CompleteUsers {

  static final String NAME = "complete XMPP connections";
  private static final String PREFIX = "org.jitsi.videobridge.xmpp.user.";

  private CompleteUsers() {}

  static List<Problem> apply(HostFile.Text file) {
    return keysByConnection(file.text()).entrySet().stream()
        .filter(connection -> !connection.getValue().containsAll(CompleteConnections.REQUIRED))
        .map(connection -> broken(file, connection.getKey(), connection.getValue()))
        .toList();
  }

  private static SortedMap<String, Set<String>> keysByConnection(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
    SortedMap<String, Set<String>> keys = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      int end = key.indexOf('.', PREFIX.length());
      if (key.startsWith(PREFIX) && end > 0) {
        keys.computeIfAbsent(key.substring(PREFIX.length(), end), id -> new TreeSet<>())
            .add(key.substring(end + 1));
      }
    }
    return keys;
  }

  private static Problem broken(HostFile.Text file, String connection, Set<String> given) {
    List<String> missing =
        CompleteConnections.REQUIRED.stream().filter(key -> !given.contains(key)).toList();
    return CompleteConnections.RULE.broken(
        file.label()
            + ": the bridge drops its XMPP connection '"
            + connection
            + "', which lacks "
            + String.join(", ", missing),
        "add what is missing there, or remove the connection");
  }
}
