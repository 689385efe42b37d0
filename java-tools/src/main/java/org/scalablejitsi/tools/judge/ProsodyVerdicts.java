package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Rule;

/** What prosody has: whether its modules are loaded, and whether browsers find the features. */
final class ProsodyVerdicts {

  static final Rule MODULES = Rule.error("JT525");
  static final Rule FEATURES = Rule.error("JT526");

  /** Without it browsers are told of no feature. */
  private static final String ANNOUNCER = "features_identity";

  private static final Pattern FAILED =
      Pattern.compile("module '([^']+)'(?: on '([^']+)')?: (.*)", Pattern.UNIX_LINES);

  /**
   * A component that has no disco of its own answers so as well; where there is no such component
   * something else is said.
   */
  private static final Set<String> ANSWERS =
      Set.of("service-unavailable", "feature-not-implemented");

  private static final String LOGS = "/var/log/prosody/prosody.err";

  private final Answer answer;
  private final Cluster cluster;
  private final Map<String, String> broken;

  private ProsodyVerdicts(Answer answer, Cluster cluster) {
    this.answer = answer;
    this.cluster = cluster;
    this.broken = broken(answer);
  }

  static List<Check> of(Answer answer, Cluster cluster) {
    if (!answer.runs("prosody")) {
      return Stream.of("modules", "features")
          .map(id -> Check.skipped(id, "prosody does not run"))
          .toList();
    }
    ProsodyVerdicts verdicts = new ProsodyVerdicts(answer, cluster);
    return List.of(verdicts.modules(), verdicts.features());
  }

  /** Why modules do not work, by name. */
  static Map<String, String> broken(Answer answer) {
    Map<String, String> found = new LinkedHashMap<>();
    AnyJson.texts(answer.at("modules", "missing"))
        .forEach(name -> found.put(name, "there is no such file"));
    for (String line : complaints(answer)) {
      Matcher failed = FAILED.matcher(line);
      if (failed.find()) {
        found.putIfAbsent(failed.group(1), "did not load: " + failed.group(3));
      }
    }
    return found;
  }

  private static List<String> complaints(Answer answer) {
    return AnyJson.texts(answer.at("since", "prosody"));
  }

  private Check modules() {
    String id = "modules";
    String error = answer.text("modules", "error");
    if (!error.isEmpty()) {
      String text = "prosody's configuration cannot be read: " + error;
      return Check.broken(MODULES, id, text, "run site.yml");
    }
    JsonNode hosts = answer.at("modules", "modules");
    if (!broken.isEmpty()) {
      String named =
          broken.entrySet().stream()
              .map(entry -> described(entry.getKey(), hosts) + ": " + entry.getValue())
              .collect(Collectors.joining("; "));
      return Check.broken(
          MODULES,
          id,
          "prosody runs without " + named,
          "see "
              + LOGS
              + ", and `dpkg --verify jitsi-meet-prosody prosody`; reinstall the package that lacks"
              + " a file, or upgrade it, then restart prosody");
    }
    return complaints(answer).stream()
        .filter(line -> !FAILED.matcher(line).find())
        .findFirst()
        .map(line -> Check.broken(MODULES, id, "prosody's log says: " + line, "see " + LOGS))
        .orElseGet(() -> Check.ok(id, "prosody has loaded its " + hosts.size() + " modules"));
  }

  private String described(String name, JsonNode hosts) {
    return ProsodyModule.described(name, AnyJson.texts(hosts.path(name)), cluster.features());
  }

  private Check features() {
    String id = "features";
    JsonNode told = answer.at("disco");
    if (!AnyJson.isSet(told)) {
      return Check.skipped(id, "nobody gets in without a token, so that nobody can ask");
    }
    if (told.has("error")) {
      return broken.isEmpty()
          ? Check.broken(
              FEATURES, id, "no browser gets in: " + told.path("error").asText(""), "see " + LOGS)
          : Check.skipped(id, "modules are missing, see there");
    }
    List<String> problems = new ArrayList<>();
    boolean hidden = broken.containsKey(ANNOUNCER);
    boolean excused = hidden;
    for (Map.Entry<String, JsonNode> feature : new TreeMap<>(cluster.features()).entrySet()) {
      String wrong = wrong(told.path("answers"), feature.getValue());
      boolean lacks = !Collections.disjoint(ProsodyModule.of(feature.getValue()), broken.keySet());
      if (!wrong.isEmpty() && !lacks && !hidden) {
        problems.add(feature.getKey() + ": " + wrong);
      }
      excused |= !wrong.isEmpty() && lacks;
    }
    if (!problems.isEmpty()) {
      return Check.broken(
          FEATURES,
          id,
          "browsers do not find " + String.join("; ", problems),
          "see " + LOGS + ", and whether prosody runs with the files deployed; restart it");
    }
    return excused
        ? Check.skipped(id, "some are not found for want of modules, see there")
        : Check.ok(id, "browsers find all features");
  }

  /** What is wrong with a feature by what the addresses answered; empty if nothing is. */
  private String wrong(JsonNode answers, JsonNode feature) {
    String domain = cluster.domain();
    String address = feature.path("label").asText("") + "." + domain;
    JsonNode home = answers.path(domain);
    if (home.isMissingNode() || home.has("error")) {
      return domain + " answers " + home.path("error").asText("was not asked");
    }
    String identity = feature.path("identity").asText("");
    if (!identity.isEmpty()) {
      JsonNode announced = home.path("identities").path(identity);
      if (announced.isMissingNode()) {
        return domain + " does not announce " + identity;
      }
      if (!announced.asText("").equals(address)) {
        return "%s announces %s at %s instead of %s"
            .formatted(domain, identity, announced.asText(""), address);
      }
    }
    String error = answers.path(address).path("error").asText("");
    return feature.has("label") && !error.isEmpty() && !ANSWERS.contains(error)
        ? address + " answers " + error
        : "";
  }
}
