package org.scalablejitsi.tools.nicknames;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scalablejitsi.tools.yaml.YamlException;
import org.scalablejitsi.tools.yaml.YamlMap;
import org.scalablejitsi.tools.yaml.YamlText;

/**
 * The registry: which host has which nickname, until it is released.
 *
 * @param header the lines before its first key
 * @param nicknames nickname by host, also of hosts that are gone
 */
record Registry(String header, SortedMap<String, String> nicknames) {

  private static final String VERSION = "1";
  private static final Set<String> KEYS = Set.of("version", "nicknames");
  private static final String OUR_HEADER =
      """
      # Nicknames of the videobridges, kept by scalable.jitsi. Commit this file.
      # A bridge keeps its nickname for ever, and no other host gets it before it is released.
      """;

  static Registry empty() {
    return new Registry(OUR_HEADER, new TreeMap<>());
  }

  /** Reads what can be read and adds what cannot to the faults. */
  static Registry parse(String text, List<YamlException> faults) {
    String header = LeadingComment.of(text);
    Registry registry = new Registry(header.isEmpty() ? OUR_HEADER : header, new TreeMap<>());
    try {
      registry.readAll(entries(YamlText.tree(text)), faults);
    } catch (YamlException e) {
      faults.add(e);
    }
    return registry;
  }

  private static YamlMap entries(YamlMap root) {
    for (String key : root.keys()) {
      if (!KEYS.contains(key)) {
        throw new YamlException(root.line(key), "unknown key '" + key + "'");
      }
    }
    if (!root.scalar("version").equals(Optional.of(VERSION))) {
      throw new YamlException(root.line("version"), "'version' is not " + VERSION);
    }
    return root.map("nicknames").orElseGet(YamlMap::empty);
  }

  private void readAll(YamlMap entries, List<YamlException> faults) {
    Map<String, String> hostByKey = new HashMap<>();
    for (String host : entries.keys()) {
      try {
        nicknames.put(host, readOne(entries, host, hostByKey));
      } catch (YamlException e) {
        faults.add(e);
      }
    }
  }

  private static String readOne(YamlMap entries, String host, Map<String, String> hostByKey) {
    String nickname = entries.word(host).orElse("");
    if (!NicknameSyntax.isValid(nickname)) {
      throw new YamlException(
          entries.line(host), "the nickname of '" + host + "' is not " + NicknameSyntax.IN_WORDS);
    }
    String other = hostByKey.putIfAbsent(NicknameSyntax.key(nickname), host);
    if (other != null) {
      throw new YamlException(
          entries.line(host),
          "'" + other + "' and '" + host + "' have the same nickname '" + nickname + "'");
    }
    return nickname;
  }

  String text() {
    YamlMap root = YamlMap.empty().addNumber("version", Integer.parseInt(VERSION));
    YamlMap entries = root.addMap("nicknames");
    nicknames.forEach(entries::addPlain);
    return header + root.text();
  }
}
