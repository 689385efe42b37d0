package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What differs on the hosts from what the roles ensure there: which parts of the deployment act on
 * which hosts, and what an operator is shown before. Hosts that differ in the same things are shown
 * together.
 */
final class Differences {

  private static final String ALL = "all";
  private static final String PACKAGES = "packages";

  /**
   * What is to be done.
   *
   * @param acts whether anything is done on any host
   * @param parts by each host that acts the parts that do
   * @param acting these hosts, and those that gave no answer, which is for their own step to report
   */
  record Verdict(
      boolean acts, Map<String, Set<String>> parts, List<String> acting, List<String> lines) {}

  private final Map<String, Found> byHost = new LinkedHashMap<>();
  private final List<String> silent = new ArrayList<>();
  private final Map<String, String> failed = new LinkedHashMap<>();
  private final Map<String, List<String>> notCompared = new LinkedHashMap<>();
  private final Map<String, Map<String, Optional<Integer>>> conferences = new LinkedHashMap<>();
  private final HostNames names;
  private final Set<String> lackPackages = new LinkedHashSet<>();
  private final List<String> tags;
  private boolean narrowed;
  private final String trusted;
  private final String meet;

  private Differences(JsonNode question) {
    JsonNode hosts = question.path("hosts");
    meet = question.path("meet").asText("");
    tags = AnyJson.texts(question.path("tags"));
    trusted = hosts.path(meet).path("trusted").asText("");
    names = new HostNames(List.copyOf(AnyJson.entries(hosts).keySet()));
    AnyJson.entries(hosts).forEach(this::add);
  }

  static Verdict judge(JsonNode question) {
    Differences differences = new Differences(question);
    boolean all = question.path("act").asText("").equals(ALL);
    Map<String, Set<String>> parts = new LinkedHashMap<>();
    differences.byHost.forEach(
        (host, found) -> {
          Set<String> acting = new LinkedHashSet<>();
          // Packages may do anything to the files that are there when they are installed.
          if (all || differences.lackPackages.contains(host)) {
            acting.addAll(AnyJson.texts(question.path("hosts").path(host).path("parts")));
          }
          found.differences().forEach(it -> acting.add(it.part()));
          acting.retainAll(differences.tags);
          if (!acting.isEmpty()) {
            parts.put(host, acting);
          }
        });
    List<String> acting = new ArrayList<>(parts.keySet());
    acting.addAll(differences.silent);
    JsonNode shown = question.path("shown");
    List<String> lines =
        shown.isMissingNode() || shown.isNull()
            ? differences.lines()
            : differences.linesBeside(
                host ->
                    AnyJson.texts(shown.path(host))
                        .containsAll(parts.getOrDefault(host, Set.of())));
    return new Verdict(!parts.isEmpty(), parts, acting, lines);
  }

  private void add(String host, JsonNode answer) {
    if (!answer.has("differences")) {
      silent.add(host);
      String why = answer.path("msg").asText("");
      if (!AnyJson.isSet(answer.path("unreachable")) && !why.isEmpty()) {
        failed.put(host, why);
      }
      return;
    }
    List<Found.Difference> found = new ArrayList<>();
    for (JsonNode it : answer.path("differences")) {
      found.add(difference(it));
      if (it.path("part").asText("").equals(PACKAGES)
          && it.path("kind").asText("").equals(PACKAGES)) {
        lackPackages.add(host);
      }
    }
    Map<String, JsonNode> told = new LinkedHashMap<>();
    answer.path("restarts").forEach(it -> told.put(it.path("unit").asText(""), it));
    AnyJson.entries(answer.path("trusts"))
        .forEach(
            (part, store) -> {
              // One that is still to be made is there before the meet host's own services are put
              // right, and the other hosts are looked at again then.
              boolean isKnown = !trusted.isEmpty() || host.equals(meet);
              if (isKnown && !store.path("held").asText("").equals(trusted)) {
                String what = "trusts another certificate than prosody's";
                found.add(new Found.Difference(part, what, List.of()));
                if (store.path("restart").isObject()) {
                  told.putIfAbsent(
                      store.path("restart").path("unit").asText(""), store.path("restart"));
                }
              }
            });
    narrowed |= found.removeIf(it -> !tags.contains(it.part()));
    List<Restart> restarts = new ArrayList<>();
    for (JsonNode it : told.values()) {
      if (!tags.contains(it.path("part").asText(""))) {
        continue;
      }
      Restart restart = Restart.of(it);
      restarts.add(restart);
      JsonNode count = it.path("conferences");
      if (!count.isMissingNode()) {
        conferences
            .computeIfAbsent(restart.unit(), unit -> new LinkedHashMap<>())
            .put(host, count.isInt() ? Optional.of(count.asInt()) : Optional.empty());
      }
    }
    if (AnyJson.isSet(answer.path("closed"))) {
      notCompared
          .computeIfAbsent(answer.path("closed").asText(""), it -> new ArrayList<>())
          .add(host);
    }
    byHost.put(host, Found.of(found, restarts, answer.path("first").asBoolean(false)));
  }

  private static Found.Difference difference(JsonNode found) {
    return new Found.Difference(
        found.path("part").asText(""),
        found.path("what").asText(""),
        AnyJson.texts(found.path("diff")));
  }

  /** The blocks of the hosts that differ, but for those whose parts were shown before. */
  private List<String> linesBeside(Predicate<String> wasShown) {
    Map<Found, List<String>> blocks = new LinkedHashMap<>();
    byHost.forEach(
        (host, found) -> {
          if (!found.isNothing() && !wasShown.test(host)) {
            blocks.computeIfAbsent(found, it -> new ArrayList<>()).add(host);
          }
        });
    List<String> lines = new ArrayList<>();
    blocks.forEach(
        (found, hosts) -> {
          lines.add(names.of(hosts) + ":");
          lines.addAll(found.lines(conferencesOf(hosts)));
        });
    return List.copyOf(lines);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(linesBeside(host -> false));
    List<String> unchanged =
        byHost.entrySet().stream()
            .filter(it -> it.getValue().isNothing())
            .map(Map.Entry::getKey)
            .toList();
    if (!unchanged.isEmpty()) {
      String asPlanned = narrowed ? "as planned in these parts: " : "as planned: ";
      lines.add(asPlanned + names.of(unchanged));
    }
    List<String> away = silent.stream().filter(it -> !failed.containsKey(it)).toList();
    if (!away.isEmpty()) {
      lines.add("no answer: " + names.of(away));
    }
    failed.forEach(
        (host, why) ->
            lines.add(names.of(List.of(host)) + " could not be compared: " + Printable.of(why)));
    notCompared.forEach(
        (why, hosts) ->
            lines.add(
                "not compared on "
                    + names.of(hosts)
                    + ", what has passwords in it: "
                    + Printable.of(why)));
    return List.copyOf(lines);
  }

  private Map<String, Map<String, Optional<Integer>>> conferencesOf(List<String> hosts) {
    Map<String, Map<String, Optional<Integer>>> found = new LinkedHashMap<>();
    conferences.forEach(
        (unit, byHostName) -> {
          Map<String, Optional<Integer>> some = new LinkedHashMap<>(byHostName);
          some.keySet().retainAll(hosts);
          found.put(unit, some);
        });
    return found;
  }
}
