package org.scalablejitsi.tools.takeover;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scalablejitsi.tools.format.HoconValues;
import org.scalablejitsi.tools.settings.CompleteConnections;

/**
 * One XMPP connection of a bridge.
 *
 * @param layout the kind of file that it stands in
 * @param values its settings, by their names in capitals
 */
record BridgeLogin(ConfigLayout layout, Map<String, String> values) {

  static final String FOLDER = "/etc/jitsi/videobridge/";
  private static final String PROPERTIES = FOLDER + "sip-communicator.properties";
  private static final String HOCON = FOLDER + "jvb.conf";
  private static final String LEGACY_PREFIX = "org.jitsi.videobridge.xmpp.user.";
  private static final List<String> HOCON_PREFIX =
      List.of("videobridge", "apis", "xmpp-client", "configs");

  /** The connections that a bridge uses: it ignores HOCON as soon as one old set is complete. */
  static List<BridgeLogin> of(FormerHost bridge) {
    List<BridgeLogin> legacy = complete(ConfigLayout.PROPERTIES, legacy(bridge.file(PROPERTIES)));
    return legacy.isEmpty() ? complete(ConfigLayout.HOCON, hocon(bridge.file(HOCON))) : legacy;
  }

  String value(String name) {
    return values.getOrDefault(name, "");
  }

  private static List<BridgeLogin> complete(
      ConfigLayout layout, SortedMap<String, Map<String, String>> all) {
    List<BridgeLogin> logins = new ArrayList<>();
    all.values().stream()
        .filter(values -> values.keySet().containsAll(CompleteConnections.REQUIRED))
        .forEach(values -> logins.add(new BridgeLogin(layout, values)));
    return logins;
  }

  private static SortedMap<String, Map<String, String>> legacy(String text) {
    SortedMap<String, Map<String, String>> all = new TreeMap<>();
    Properties properties = properties(text);
    for (String key : properties.stringPropertyNames()) {
      int end = key.indexOf('.', LEGACY_PREFIX.length());
      if (key.startsWith(LEGACY_PREFIX) && end > 0) {
        put(
            all,
            key.substring(LEGACY_PREFIX.length(), end),
            key.substring(end + 1),
            properties.getProperty(key).strip());
      }
    }
    return all;
  }

  private static SortedMap<String, Map<String, String>> hocon(String text) {
    SortedMap<String, Map<String, String>> all = new TreeMap<>();
    int depth = HOCON_PREFIX.size();
    Optional<Map<List<String>, String>> values = HoconValues.of(text);
    values
        .orElseGet(Map::of)
        .forEach(
            (path, value) -> {
              if (path.size() == depth + 2 && path.subList(0, depth).equals(HOCON_PREFIX)) {
                put(all, path.get(depth), path.get(depth + 1), value);
              }
            });
    return all;
  }

  static Properties properties(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    } catch (IllegalArgumentException e) {
      // A malformed escape: the bridge does not read such a file either.
      return new Properties();
    }
    return properties;
  }

  private static void put(
      SortedMap<String, Map<String, String>> all, String id, String name, String value) {
    all.computeIfAbsent(id, key -> new HashMap<>()).put(name.toUpperCase(Locale.ROOT), value);
  }

  @Override
  public String toString() {
    return "login";
  }
}
