package org.scalablejitsi.tools.nicknames;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scalablejitsi.tools.yaml.YamlException;
import org.scalablejitsi.tools.yaml.YamlMap;
import org.scalablejitsi.tools.yaml.YamlText;

/**
 * The registry file: which host has which nickname, for ever.
 *
 * @param nicknames nickname by host, also of hosts that are gone
 */
record Registry(SortedMap<String, String> nicknames) {

  private static final String VERSION = "1";
  private static final Set<String> KEYS = Set.of("version", "nicknames");
  private static final String HEADER =
      """
      # Nicknames of the videobridges, kept by scalable.jitsi. Commit this file.
      # A bridge keeps its nickname for ever, and no other host ever gets it.
      """;

  static Registry empty() {
    return new Registry(new TreeMap<>());
  }

  static Registry parse(String text) {
    YamlMap root = YamlText.tree(text);
    for (String key : root.keys()) {
      if (!KEYS.contains(key)) {
        throw new YamlException(root.line(key), "unknown key '" + key + "'");
      }
    }
    if (!root.scalar("version").equals(Optional.of(VERSION))) {
      throw new YamlException(root.line("version"), "'version' is not " + VERSION);
    }
    Registry registry = empty();
    Map<String, String> hostByKey = new LinkedHashMap<>();
    root.map("nicknames").ifPresent(entries -> registry.readAll(entries, hostByKey));
    return registry;
  }

  private void readAll(YamlMap entries, Map<String, String> hostByKey) {
    for (String host : entries.keys()) {
      String nickname = entries.scalar(host).orElse("");
      if (!NicknameShape.isValid(nickname)) {
        throw new YamlException(
            entries.line(host), "the nickname of '" + host + "' is not " + NicknameShape.IN_WORDS);
      }
      String other = hostByKey.put(NicknameShape.key(nickname), host);
      if (other != null) {
        throw new YamlException(
            entries.line(host),
            "'" + other + "' and '" + host + "' have the same nickname '" + nickname + "'");
      }
      nicknames.put(host, nickname);
    }
  }

  String text() {
    YamlMap root = YamlMap.empty().addNumber("version", Integer.parseInt(VERSION));
    YamlMap entries = root.addMap("nicknames");
    nicknames.forEach(entries::addPlain);
    return HEADER + root.text();
  }
}
