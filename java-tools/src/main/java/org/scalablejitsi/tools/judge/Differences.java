package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What differs on the hosts from what the roles ensure there: which parts of the deployment act on
 * which hosts, and what an operator is shown before. Hosts that differ in the same things are shown
 * together.
 */
final class Differences {

  private static final int SHOWN = 8;
  private static final String ALL = "all";

  /**
   * What is to be done.
   *
   * @param acts whether anything is done on any host
   * @param parts by each host that acts the parts that do
   * @param acting these hosts, and those that gave no answer, which is for their own step to report
   */
  record Verdict(
      boolean acts, Map<String, Set<String>> parts, List<String> acting, List<String> lines) {}

  /** One thing that differs. */
  private record Difference(String part, String what) {
    String line() {
      return "  " + Printable.of(part) + ": " + Printable.of(what);
    }
  }

  /**
   * What one host has.
   *
   * @param restarts lines about services that will have to start anew
   */
  private record Found(List<Difference> differences, List<String> restarts) {

    static final Found NOTHING = new Found(List.of(), List.of());

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      differences.stream().limit(SHOWN).map(Difference::line).forEach(lines::add);
      if (differences.size() > SHOWN) {
        lines.add("  and " + (differences.size() - SHOWN) + " more");
      }
      lines.addAll(restarts);
      return lines;
    }
  }

  private final Map<String, Found> byHost = new LinkedHashMap<>();
  private final List<String> silent = new ArrayList<>();
  private final String trusted;

  private Differences(JsonNode question) {
    JsonNode hosts = question.path("hosts");
    trusted = hosts.path(question.path("meet").asText("")).path("trusted").asText("");
    AnyJson.entries(hosts).forEach(this::add);
  }

  static Verdict judge(JsonNode question) {
    Differences differences = new Differences(question);
    boolean all = question.path("act").asText("").equals(ALL);
    List<String> tags = AnyJson.texts(question.path("tags"));
    Map<String, Set<String>> parts = new LinkedHashMap<>();
    differences.byHost.forEach(
        (host, found) -> {
          Set<String> acting = new LinkedHashSet<>();
          if (all) {
            acting.addAll(AnyJson.texts(question.path("hosts").path(host).path("parts")));
          }
          found.differences().forEach(it -> acting.add(it.part()));
          acting.retainAll(tags);
          if (!acting.isEmpty()) {
            parts.put(host, acting);
          }
        });
    List<String> acting = new ArrayList<>(parts.keySet());
    acting.addAll(differences.silent);
    return new Verdict(!parts.isEmpty(), parts, acting, differences.lines());
  }

  private void add(String host, JsonNode answer) {
    if (!answer.has("differences")) {
      silent.add(host);
      return;
    }
    List<Difference> found = new ArrayList<>();
    answer
        .path("differences")
        .forEach(
            it ->
                found.add(new Difference(it.path("part").asText(""), it.path("what").asText(""))));
    AnyJson.entries(answer.path("trusts"))
        .forEach(
            (part, held) -> {
              if (!trusted.isEmpty() && !held.asText("").equals(trusted)) {
                found.add(new Difference(part, "trusts another certificate than prosody's"));
              }
            });
    byHost.put(host, new Found(found, restarts(answer.path("restarts"))));
  }

  private static List<String> restarts(JsonNode restarts) {
    return AnyJson.entries(restarts).entrySet().stream()
        .map(
            it ->
                "  WOULD RESTART "
                    + Printable.of(it.getKey())
                    + ": "
                    + AnyJson.texts(it.getValue()).stream()
                        .map(Printable::of)
                        .collect(Collectors.joining(", ")))
        .toList();
  }

  private List<String> lines() {
    Map<Found, List<String>> blocks = new LinkedHashMap<>();
    byHost.forEach(
        (host, found) -> blocks.computeIfAbsent(found, it -> new ArrayList<>()).add(host));
    List<String> unchanged = blocks.getOrDefault(Found.NOTHING, List.of());
    blocks.remove(Found.NOTHING);
    List<String> lines = new ArrayList<>();
    blocks.forEach(
        (found, hosts) -> {
          lines.add(named(hosts) + ":");
          lines.addAll(found.lines());
        });
    if (!unchanged.isEmpty()) {
      lines.add("as planned: " + named(unchanged));
    }
    if (!silent.isEmpty()) {
      lines.add("no answer: " + named(silent));
    }
    return List.copyOf(lines);
  }

  private static String named(List<String> hosts) {
    if (hosts.size() == 1) {
      return Printable.of(hosts.get(0));
    }
    String last = Printable.of(hosts.get(hosts.size() - 1));
    return Printable.of(hosts.get(0))
        + (hosts.size() == 2 ? ", " + last : "…" + last + " (" + hosts.size() + " hosts)");
  }
}
