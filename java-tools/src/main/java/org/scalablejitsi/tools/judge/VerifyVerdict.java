package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.problem.Rule;
import org.scalablejitsi.tools.problem.State;

/**
 * What verify says of a running cluster. One cause is one failure, where its effects can be told
 * apart; what cannot be seen because of it is skipped.
 *
 * @param schema the version of this document
 * @param at when, as ISO 8601
 * @param state the worst of all
 * @param lines for a terminal
 * @param summary one text for all that is wrong
 * @param starting how long to wait for what has only just started
 */
record VerifyVerdict(
    int schema,
    String domain,
    String at,
    String state,
    List<HostPart> hosts,
    List<CheckPart> checks,
    List<String> lines,
    String summary,
    Starting starting) {

  static final Rule REACHED = Rule.error("JT500");
  static final Rule ASKED = Rule.error("JT501");
  static final Rule ONE_VERSION = Rule.warning("JT551");

  private static final int SCHEMA = 1;
  private static final String REACHED_ID = "reached";

  /**
   * A host.
   *
   * @param nickname a dash for a host that has none
   * @param conferences a number, or a dash where that is not known
   */
  record HostPart(String name, String state, String nickname, String version, Object conferences) {}

  /**
   * A single check.
   *
   * @param remedy what to do about it; empty where nothing is to be done
   * @param rule the number of the rule that is broken; empty where none is
   */
  record CheckPart(String host, String id, String state, String text, String remedy, String rule) {

    /** Hosts may be in other hands: no text of theirs makes lines of its own. */
    static CheckPart of(String host, Check check) {
      return new CheckPart(
          Printable.of(host),
          Printable.of(check.id()),
          check.state().label(),
          Printable.of(check.text()),
          Printable.of(check.remedy()),
          check.rule() == null ? "" : check.rule().id());
    }
  }

  /** Judges what the hosts answered. */
  static VerifyVerdict judge(JsonNode question) {
    Cluster cluster = Cluster.of(question);
    Map<String, List<Check>> checks = checks(cluster);
    List<HostPart> hosts = new ArrayList<>();
    List<CheckPart> parts = new ArrayList<>();
    cluster.answers().forEach((host, answer) -> hosts.add(host(host, answer, checks, cluster)));
    checks.forEach((host, found) -> found.forEach(check -> parts.add(CheckPart.of(host, check))));
    return new VerifyVerdict(
        SCHEMA,
        Printable.of(cluster.domain()),
        Printable.of(cluster.fleet().path("at").asText("")),
        worst(checks.values().stream().flatMap(List::stream).toList()),
        hosts,
        parts,
        VerifyLines.of(hosts, parts),
        VerifyLines.summary(hosts, parts),
        Starting.of(cluster));
  }

  private static Map<String, List<Check>> checks(Cluster cluster) {
    Brewery brewery = new Brewery(cluster);
    String unplanned = cluster.fleet().path("unplanned").asText("");
    Map<String, List<Check>> all = new LinkedHashMap<>();
    cluster
        .answers()
        .forEach(
            (host, answer) -> {
              List<Check> found = new ArrayList<>(List.of(reached(answer)));
              if (answer.isReached()) {
                found.addAll(HostVerdicts.of(answer, cluster));
                found.addAll(DeployedVerdicts.of(answer, unplanned));
                if (host.equals(cluster.meetHost())) {
                  found.addAll(MeetVerdicts.of(answer, brewery, cluster));
                }
                if (cluster.bridges().contains(host)) {
                  found.addAll(BridgeVerdicts.of(host, answer, brewery));
                }
                if (cluster.isAmong("turn", host)) {
                  found.addAll(TurnVerdicts.of(host, answer, cluster));
                }
              }
              all.put(host, found);
            });
    oddVersions(cluster)
        .forEach(host -> all.computeIfAbsent(host, key -> new ArrayList<>()).add(oddVersion()));
    return all;
  }

  private static Check reached(Answer answer) {
    if (answer.isReached()) {
      return Check.ok(REACHED_ID, "answers Ansible");
    }
    return answer.isEmpty()
        ? Check.broken(
            ASKED,
            REACHED_ID,
            "was not asked: it failed earlier in this run",
            "see the tasks before")
        : Check.broken(
            REACHED,
            REACHED_ID,
            "does not answer Ansible: " + answer.text("reason"),
            "see whether the host runs, and its network; `ansible -m ping` tells more");
  }

  /** Bridges that have another version than most. */
  private static List<String> oddVersions(Cluster cluster) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String host : cluster.bridges()) {
      String version = version(cluster.answer(host));
      if (!version.isEmpty()) {
        found.computeIfAbsent(version, key -> new ArrayList<>()).add(host);
      }
    }
    List<String> odd = new ArrayList<>();
    List<String> usual =
        found.values().stream().reduce((a, b) -> b.size() > a.size() ? b : a).orElse(List.of());
    found.values().stream().filter(hosts -> hosts != usual).forEach(odd::addAll);
    return odd;
  }

  private static Check oddVersion() {
    return Check.broken(
        ONE_VERSION,
        "version",
        "has another version than most bridges; jicofo puts bridges of one version only into a"
            + " conference",
        "finish the upgrade: run upgrade.yml");
  }

  private static String version(Answer answer) {
    return answer.body("version").path("version").asText("");
  }

  private static HostPart host(
      String host, Answer answer, Map<String, List<Check>> checks, Cluster cluster) {
    String version = version(answer);
    return new HostPart(
        Printable.of(host),
        worst(checks.getOrDefault(host, List.of())),
        Printable.of(cluster.nicknames().getOrDefault(host, "-")),
        version.isEmpty() ? "-" : Printable.of(version),
        Carried.conferences(answer.body("stats")));
  }

  private static String worst(List<Check> checks) {
    return checks.stream()
        .map(Check::state)
        .filter(State::isProblem)
        .max(Comparator.naturalOrder())
        .orElse(State.OK)
        .label();
  }
}
