package org.scalablejitsi.tools.settings;

import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scalablejitsi.tools.format.FileText;
import org.scalablejitsi.tools.format.HoconTree;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Each of a bridge's XMPP connections has what the bridge wants of it, in HOCON or properties. */
final class CompleteConnections implements SettingsRule {

  static final Rule RULE = Rule.error("JT042");
  static final String NAME = "complete XMPP connections";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Problem> apply(FileText file, HoconTree tree) {
    return tree.find(XmppConnections.IN_HOCON).stream()
        .flatMap(connections -> HoconTree.children(connections).entrySet().stream())
        .sorted(HoconTree.IN_ORDER)
        .flatMap(
            connection ->
                judge(
                    file.label() + ": line " + HoconTree.line(connection.getValue()),
                    connection.getKey(),
                    keys(connection.getValue())))
        .toList();
  }

  /** The same in properties, which have one set of keys for each connection. */
  static List<Problem> inProperties(FileText file) {
    SortedMap<String, Set<String>> keys = new TreeMap<>();
    int start = XmppConnections.IN_PROPERTIES.length();
    for (String key : NoLegacySettings.properties(file).stringPropertyNames()) {
      int end = key.indexOf('.', start);
      if (key.startsWith(XmppConnections.IN_PROPERTIES) && end > 0) {
        keys.computeIfAbsent(key.substring(start, end), id -> new TreeSet<>())
            .add(key.substring(end + 1));
      }
    }
    return keys.entrySet().stream()
        .flatMap(connection -> judge(file.label(), connection.getKey(), connection.getValue()))
        .toList();
  }

  private static Set<String> keys(ConfigValue connection) {
    return HoconTree.children(connection).keySet().stream()
        .map(key -> key.toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static Stream<Problem> judge(String place, String connection, Set<String> given) {
    List<String> missing =
        XmppConnections.REQUIRED.stream().filter(key -> !given.contains(key)).toList();
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of(
            RULE.broken(
                place
                    + ": the bridge drops its XMPP connection '"
                    + connection
                    + "', which lacks "
                    + String.join(", ", missing),
                "add what is missing there, or remove the connection"));
  }
}
