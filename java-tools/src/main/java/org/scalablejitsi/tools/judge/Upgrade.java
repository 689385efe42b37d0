package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.scalablejitsi.tools.problem.Rule;

/**
 * Which packages an upgrade would change: compares the installed versions with those that are
 * wanted, or with the newest that the package sources have.
 */
final class Upgrade {

  static final Rule KNOWN_PACKAGE = Rule.error("JT650");
  static final Rule KNOWN_VERSION = Rule.error("JT651");

  /**
   * A package that would change.
   *
   * @param spec for apt
   * @param text for people
   */
  record Change(String name, String old, String spec, String text) {}

  /**
   * What would change on a host.
   *
   * @param problems of packages that are wanted and cannot be had
   */
  record Verdict(List<Change> changes, List<String> problems) {}

  private final JsonNode wanted;
  private final boolean onlyWanted;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private Upgrade(JsonNode host) {
    wanted = host.path("wanted");
    onlyWanted = AnyJson.isSet(host.path("only_wanted"));
    Map<String, PackagePolicy> packages = PackagePolicy.of(host.path("policy").asText(""));
    for (String name : new TreeSet<>(AnyJson.entries(wanted).keySet())) {
      if (!packages.containsKey(name)) {
        problem(KNOWN_PACKAGE, name + " is in no package source of this host");
      }
    }
    packages.forEach(this::compare);
  }

  /** By host. */
  static Map<String, Verdict> judge(JsonNode question) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    AnyJson.entries(question.path("hosts"))
        .forEach(
            (name, host) -> {
              Upgrade upgrade = new Upgrade(host);
              verdicts.put(name, new Verdict(upgrade.changes, upgrade.problems));
            });
    return verdicts;
  }

  private void compare(String name, PackagePolicy policy) {
    String former = policy.installed();
    String other = onlyWanted ? former : policy.candidate();
    String version = wanted.path(name).asText(other);
    if (!policy.isInstalled() || version.equals(former)) {
      return;
    }
    if (wanted.has(name) && !policy.versions().contains(version)) {
      problem(
          KNOWN_VERSION,
          "%s %s is in no package source of this host; they have %s"
              .formatted(name, version, String.join(", ", policy.versions())));
    } else {
      changes.add(
          new Change(name, former, name + "=" + version, name + ": " + former + " -> " + version));
    }
  }

  private void problem(Rule rule, String text) {
    problems.add(new BrokenRule(rule, text).message());
  }
}
