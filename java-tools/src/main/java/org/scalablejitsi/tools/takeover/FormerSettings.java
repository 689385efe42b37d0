package org.scalablejitsi.tools.takeover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.format.HoconLeaves;

/**
 * The settings of the former installation, beside passwords and nicknames.
 *
 * @param secrets that stand among it, by the vault's names
 */
record FormerSettings(
    List<HostFindings.Found> options, List<HostFindings.Lost> lost, Map<String, String> secrets) {

  private static final Pattern LOGIN =
      Pattern.compile(
          "(?i)(videobridge\\.apis\\.xmpp-client\\.configs|org\\.jitsi\\.videobridge\\.xmpp\\.user)"
              + "\\.[^.]+\\.(hostname|port)");
  private static final String JICOFO = "/etc/jitsi/jicofo/";
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");

  static FormerSettings of(TakeOverRequest request) {
    List<HostFindings> all = new ArrayList<>();
    HostFindings meet = new HostFindings(request.meet().name());
    all.add(meet);
    Map<String, String> secrets = new LinkedHashMap<>(ProsodyConfigReader.read(request, meet));
    addAll(
        meet,
        OptionMappings.ofJicofo(request.domain()),
        JavaServiceSettings.settings(request.meet(), JICOFO, "jicofo.conf"));
    loseUnreadable(meet, request.meet(), JICOFO + "jicofo.conf");
    for (String address : request.clients()) {
      meet.lose(
          "5222/tcp",
          "a login from " + HostFindings.shown(address),
          "5222/tcp is for the bridges alone: one of those is missing in the inventory, or"
              + " jitsi_firewall has to be none and the port closed by rules of yours");
    }
    OptionMappings meanings = OptionMappings.ofBridge(request.domain());
    for (FormerHost part : request.bridges()) {
      HostFindings bridge = new HostFindings(part.name());
      all.add(bridge);
      addAll(bridge, meanings, JavaServiceSettings.settings(part, BridgeLogin.FOLDER, "jvb.conf"));
      addLogin(bridge, meanings, part);
      loseUnreadable(bridge, part, BridgeLogin.FOLDER + "jvb.conf");
    }
    return new FormerSettings(
        all.stream().flatMap(findings -> findings.options().stream()).toList(),
        all.stream().flatMap(findings -> findings.lost().stream()).toList(),
        secrets);
  }

  private static void addAll(
      HostFindings findings, OptionMappings meanings, List<FormerSetting> settings) {
    settings.forEach(setting -> findings.add(setting, meanings.of(setting)));
  }

  private static void loseUnreadable(HostFindings findings, FormerHost part, String path) {
    if (HoconLeaves.of(part.formerFile(path)).isEmpty()) {
      findings.lose(path + ":1", "the whole file, which is no HOCON");
    }
  }

  /** By which name the bridge finds prosody, in the files that count for its login. */
  private static void addLogin(HostFindings findings, OptionMappings meanings, FormerHost part) {
    boolean isLegacy =
        BridgeLogin.of(part).stream().anyMatch(login -> login.layout() == ConfigLayout.PROPERTIES);
    for (FormerSetting setting :
        JavaServiceSettings.settings(part, BridgeLogin.FOLDER, "jvb.conf")) {
      Matcher login = LOGIN.matcher(setting.key());
      if (login.matches()
          && isLegacy == login.group(1).startsWith("org.")
          && !HERE.contains(setting.value().map(String::valueOf).orElse(""))) {
        FormerSetting named =
            new FormerSetting(
                setting.file(),
                setting.line(),
                login.group(2).toUpperCase(Locale.ROOT),
                setting.value());
        findings.add(named, meanings.of(named));
      }
    }
  }

  /** Without what the inventory says in the same way. */
  FormerSettings without(TakeOverRequest request) {
    Map<String, Map<String, Object>> options = new LinkedHashMap<>();
    options.put(request.meet().name(), request.meet().options());
    request.bridges().forEach(bridge -> options.put(bridge.name(), bridge.options()));
    return new FormerSettings(
        options().stream()
            .filter(
                found ->
                    !isSame(
                        found.value(),
                        Optional.ofNullable(options.getOrDefault(found.host(), Map.of()))
                            .map(values -> values.get(found.option()))))
            .toList(),
        lost(),
        secrets());
  }

  private static boolean isSame(Object found, Optional<Object> said) {
    if (said.isEmpty()) {
      return found.equals(List.of());
    }
    Object ours = said.get();
    if (found instanceof Number number && ours instanceof Number other) {
      return number.doubleValue() == other.doubleValue();
    }
    if (found instanceof List<?> list && ours instanceof List<?> other) {
      return Set.copyOf(list).equals(Set.copyOf(other));
    }
    return found.equals(ours);
  }

  @Override
  public String toString() {
    return "former installation";
  }
}
