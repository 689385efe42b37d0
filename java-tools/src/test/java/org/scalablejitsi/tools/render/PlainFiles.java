package org.scalablejitsi.tools.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Shipped files whose formats have no reader in Java: coturn's, SQL, systemd's units, apt's. */
final class PlainFiles {

  private static final Map<String, Engine> ENGINES =
      Map.of("turn", engine("turn"), "common", engine("common"));

  private static final Map<String, Object> HARMLESS =
      Map.ofEntries(
          Map.entry("_jitsi_managed", "managed"),
          Map.entry("_jitsi_metrics_source_port", 8888),
          Map.entry("_jitsi_turn_database", "/var/lib/turn/turndb"),
          Map.entry("_jitsi_turn_denied_peers", List.of("0.0.0.0-0.255.255.255")),
          Map.entry("_jitsi_turn_tls_certificate", "/etc/ssl/a.crt"),
          Map.entry("_jitsi_turn_tls_key", "/etc/ssl/a.key"),
          Map.entry("jitsi_logins", Map.of("turn", List.of(Map.of("password", "secret")))),
          Map.entry("jitsi_metrics_allow", List.of()),
          Map.entry("jitsi_metrics_port", 9999),
          Map.entry("jitsi_turn_address_mappings", List.of()),
          Map.entry("jitsi_turn_allowed_peers", List.of()),
          Map.entry("jitsi_turn_max_bps", 1),
          Map.entry("jitsi_turn_max_port", 2),
          Map.entry("jitsi_turn_min_port", 3),
          Map.entry("jitsi_turn_port", 4),
          Map.entry("jitsi_turn_realm", "realm.example.com"),
          Map.entry("jitsi_turn_tls_port", 5),
          Map.entry("jitsi_turn_total_bps", 6),
          Map.entry("jitsi_turn_total_quota", 7),
          Map.entry("jitsi_turn_user_quota", 8));

  private PlainFiles() {}

  /** What their programs would read in the files that an option is in. */
  static Map<String, Map<String, Object>> read(String option, Map<String, Object> vars)
      throws TemplateException {
    if (option.startsWith("jitsi_turn_tls_")) {
      Map<String, Object> own = Map.of("_" + option, String.valueOf(vars.get(option)));
      return Map.of("unit", unit(text("turn", "coturn.service.conf.j2", own)));
    }
    if (option.equals("jitsi_metrics_allow")) {
      return Map.of("unit", unit(text("common", "metrics.service.j2", vars)));
    }
    if (option.equals("jitsi_package_versions")) {
      return Map.of("pins", lines(text("common", "packages/preferences.j2", vars), ": "));
    }
    return Map.of(
        "coturn", lines(text("turn", "turnserver.conf.j2", vars), "="),
        "sql", Map.of("words", sql(text("turn", "secrets.sql.j2", vars))));
  }

  private static String text(String role, String template, Map<String, Object> vars)
      throws TemplateException {
    Map<String, Object> all = new HashMap<>(HARMLESS);
    all.putAll(vars);
    Engine engine = ENGINES.get(role);
    if (engine == null) {
      throw new IllegalArgumentException(role);
    }
    String source =
        new TemplateFolder(ShippedFiles.ROLES.resolve(role).resolve("templates"))
            .source(template)
            .orElseThrow();
    return engine.render(engine.parse(template, source), Map.copyOf(all));
  }

  private static Engine engine(String role) {
    return new Engine(new TemplateFolder(ShippedFiles.ROLES.resolve(role).resolve("templates")));
  }

  /** One setting in each line, comments behind a hash; the same key may come more than once. */
  private static Map<String, Object> lines(String text, String sign) {
    Map<String, Object> values = new TreeMap<>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(sign, 2))
        .forEach(
            parts ->
                values.merge(
                    parts[0],
                    List.of(parts.length == 1 ? "" : parts[1].strip()),
                    PlainFiles::both));
    return values;
  }

  private static Object both(Object some, Object more) {
    return Stream.concat(((List<?>) some).stream(), ((List<?>) more).stream())
        .map(Object.class::cast)
        .toList();
  }

  /** systemd splits at white space, and reads quotes, backslashes, dollar and percent signs. */
  private static Map<String, Object> unit(String text) {
    Map<String, Object> words = new TreeMap<>();
    lines(text, "=")
        .forEach(
            (key, values) -> {
              List<Object> all = new ArrayList<>();
              for (Object value : (List<?>) values) {
                for (String word : value.toString().split("[ \t]+", -1)) {
                  boolean isPlain =
                      word.matches("[^\"'\\\\%]*") && !word.matches(".*\\$(?!MAINPID).*");
                  all.add(isPlain ? word : "not plain");
                }
              }
              words.put(key, all);
            });
    return words;
  }

  /** Text in quotes, comments behind two hyphens, and all other words and signs. */
  private static List<Object> sql(String text) {
    Pattern token =
        Pattern.compile("--[^\n]*|/\\*.*?\\*/|'((?:[^']|'')*)'|[^\\s']", Pattern.DOTALL);
    return token
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(word -> !word.startsWith("--") && !word.startsWith("/*"))
        .map(word -> (Object) word)
        .toList();
  }
}
