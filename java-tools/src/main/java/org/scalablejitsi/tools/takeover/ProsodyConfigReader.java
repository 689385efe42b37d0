package org.scalablejitsi.tools.takeover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.fleet.Variable;
import org.scalablejitsi.tools.format.LuaTokens.Token;
import org.scalablejitsi.tools.takeover.ProsodyConfig.Statement;

/** Reads the settings of the former installation from prosody's files. */
final class ProsodyConfigReader {

  /** Ours by their labels before the domain, with the feature that they are of. */
  private static final Map<String, String> COMPONENTS =
      Map.ofEntries(
          Map.entry("conference", ""),
          Map.entry("internal.auth", ""),
          Map.entry("focus", ""),
          Map.entry("metadata", ""),
          Map.entry("conferenceduration", ""),
          Map.entry("avmoderation", "av_moderation"),
          Map.entry("breakout", "breakout_rooms"),
          Map.entry("endconference", "end_conference"),
          Map.entry("filesharing", "file_sharing"),
          Map.entry("lobby", "lobby"),
          Map.entry("polls", "polls"),
          Map.entry("speakerstats", "speaker_stats"));

  /** Modules that a feature is told by. */
  private static final Map<String, String> FEATURES =
      Map.of(
          "av_moderation", "av_moderation",
          "conference_duration", "conference_duration",
          "end_conference", "end_conference",
          "muc_breakout_rooms", "breakout_rooms",
          "muc_lobby_rooms", "lobby",
          "polls", "polls",
          "speakerstats", "speaker_stats");

  private static final Pattern RATE = Pattern.compile("([0-9]{1,6})kb/s");

  /** As Debian ships it, so that nobody has chosen it. */
  private static final String PACKAGED_RATE = "10";

  private static final String VIRTUAL_HOST = "VirtualHost";
  private static final String JWT = "jwt";

  private final TakeOverRequest request;
  private final HostFindings findings;
  private final KnownProsodySettings known = KnownProsodySettings.ofProsody();
  private final Set<String> features = new TreeSet<>();
  private final List<String> stun = new ArrayList<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private boolean hasTokens;
  private String place = "";
  private String stunPlace = "";
  private String domainPlace = "";

  private ProsodyConfigReader(TakeOverRequest request, HostFindings findings) {
    this.request = request;
    this.findings = findings;
  }

  /** Adds what was found, and returns the secrets in it by the vault's names. */
  static Map<String, String> read(TakeOverRequest request, HostFindings findings) {
    ProsodyConfigReader prosody = new ProsodyConfigReader(request, findings);
    for (String path :
        List.of(
            "/etc/prosody/prosody.cfg.lua",
            "/etc/prosody/conf.avail/" + request.domain() + ".cfg.lua")) {
      prosody.read(ProsodyConfig.of(path, request.meet().formerFile(path)));
    }
    prosody.end();
    return prosody.secrets;
  }

  private void read(ProsodyConfig file) {
    boolean isOurs = true;
    for (Statement statement : file.statements()) {
      place = statement.file() + ":" + statement.line();
      if (statement.isHost()) {
        isOurs = host(statement);
      } else if (isOurs) {
        option(statement);
      }
    }
  }

  /** Whether it is one of ours. What is in another one is lost with it. */
  private boolean host(Statement statement) {
    String domain = request.domain();
    if (statement.name().equals(VIRTUAL_HOST)) {
      if (statement.host().equals(domain)) {
        domainPlace = place;
      }
      if (Set.of(domain, "auth." + domain, "guest." + domain, "localhost")
          .contains(statement.host())) {
        return true;
      }
    }
    String label =
        statement.host().endsWith("." + domain)
            ? statement.host().substring(0, statement.host().length() - domain.length() - 1)
            : "";
    if (!statement.name().equals(VIRTUAL_HOST) && COMPONENTS.containsKey(label)) {
      features.add(COMPONENTS.getOrDefault(label, ""));
      return true;
    }
    findings.lose(place, statement.name() + " " + HostFindings.shown(statement.host()));
    return false;
  }

  private void option(Statement statement) {
    switch (statement.name()) {
      case "modules_enabled" -> statement.texts().forEach(module -> module(statement, module));
      case "authentication" -> authentication(statement);
      case ProsodyConfig.INCLUDE -> {
        if (!statement.word().equals("conf.d/*.cfg.lua")) {
          findings.lose(place, "what is included from " + HostFindings.shown(statement.word()));
        }
      }
      case "app_secret" -> secrets.put(JWT, statement.word());
      case "external_services", "turncredentials" -> services(statement);
      case "limits" -> limits(statement);
      case "app_id" -> {
        if (OptionMapping.WORD.matcher(statement.word()).matches()) {
          findings.option(Variable.MEET_JWT_APP_ID, statement.word(), place);
        } else {
          findings.lose(place, statement.name());
        }
      }
      case "allow_empty_token" ->
          findings.option(
              Variable.MEET_JWT_ALLOW_EMPTY, Boolean.parseBoolean(statement.word()), place);
      default -> {
        if (!known.settings().contains(statement.name())) {
          findings.lose(place, HostFindings.shown(statement.name()));
        }
      }
    }
  }

  private void module(Statement statement, Token module) {
    features.add(FEATURES.getOrDefault(module.value(), ""));
    if (!known.modules().contains(module.value()) && !FEATURES.containsKey(module.value())) {
      findings.lose(
          statement.file() + ":" + module.line(), "module " + HostFindings.shown(module.value()));
    }
  }

  private void authentication(Statement statement) {
    if (!statement.host().equals(request.domain())) {
      return;
    }
    Variable<String> option = Variable.MEET_AUTHENTICATION;
    switch (statement.word()) {
      case "anonymous", "jitsi-anonymous" -> findings.option(option, "anonymous", place);
      case "token" -> {
        hasTokens = true;
        findings.option(option, JWT, place);
      }
      case "internal_plain", "internal_hashed", "internal" -> {
        findings.option(option, "internal", place);
        findings.lose(
            place,
            "passwords of those who open conferences",
            "name them in jitsi_meet_accounts: each gets a password of the vault");
      }
      default -> findings.lose(place, "authentication " + HostFindings.shown(statement.word()));
    }
  }

  private void limits(Statement statement) {
    List<Token> values = statement.values();
    for (int at = 0; at + 2 < values.size(); at++) {
      Matcher rate = RATE.matcher(values.get(at + 2).value());
      if (values.get(at).text().equals("rate") && rate.matches()) {
        // The first one is that of clients; servers have the other.
        if (!rate.group(1).equals(PACKAGED_RATE)) {
          findings.option(
              Variable.MEET_PROSODY_CLIENT_RATE_KB, Integer.valueOf(rate.group(1)), place);
        }
        return;
      }
    }
  }

  private void services(Statement statement) {
    Map<String, String> entry = new LinkedHashMap<>();
    int line = statement.line();
    List<Token> values = statement.values();
    for (int at = 1; at < values.size(); at++) {
      String text = values.get(at).text();
      if (text.equals("{")) {
        entry.clear();
        line = values.get(at).line();
      } else if (text.equals("}") && !entry.isEmpty()) {
        service(statement.file() + ":" + line, Map.copyOf(entry));
        entry.clear();
      } else if (at + 2 < values.size() && values.get(at + 1).text().equals("=")) {
        entry.put(text, values.get(at + 2).value());
      }
    }
  }

  private void service(String where, Map<String, String> entry) {
    String secret = entry.getOrDefault("secret", "true");
    if (!secret.equals("true") && !secret.equals("false")) {
      String first = secrets.putIfAbsent("turn", secret);
      if (first != null && !first.equals(secret)) {
        findings.lose(
            where, "another secret of a TURN server", "all servers of jitsi_turn share one");
      }
    }
    String host = entry.getOrDefault("host", request.domain());
    String address = HostFindings.shown(host + ":" + entry.getOrDefault("port", "3478"));
    if (request.turn().contains(host)) {
      return;
    }
    if (entry.getOrDefault("type", "").equals("stun")) {
      if (!stun.contains(address)) {
        stun.add(address);
      }
      stunPlace = where;
    } else {
      findings.lose(
          where,
          "TURN server " + address,
          "a server that is yours can be in the group jitsi_turn, and keeps its secret");
    }
  }

  private void end() {
    if (!hasTokens) {
      secrets.remove(JWT);
    }
    features.remove("");
    if (!domainPlace.isEmpty()) {
      findings.option(Variable.MEET_FEATURES, List.copyOf(features), domainPlace);
    }
    if (!stun.isEmpty()) {
      findings.option(Variable.MEET_STUN_SERVERS, List.copyOf(stun), stunPlace);
    }
  }
}
