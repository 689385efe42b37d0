package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an uninstallation takes from the hosts, shown together for hosts that lose the same, and why
 * it must not begin: nobody's conference ends by it.
 */
final class Uninstallation {

  /**
   * What is to be done.
   *
   * @param acting the hosts that have anything of ours
   * @param errors why nothing may be done to any host
   */
  record Verdict(List<String> acting, List<String> lines, List<String> errors) {}

  /** What is done by a list of the module's answer. */
  private static final Map<String, String> LISTS =
      orderedMap(
          "restored", "bring back as it was",
          "removed", "remove",
          "made_again", "",
          "released", "hold no longer",
          "services", "run with its own files",
          "left", "leave, since it is not ours any more");

  private final Map<List<String>, List<String>> blocks = new LinkedHashMap<>();
  private final List<String> acting = new ArrayList<>();
  private final List<String> without = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final HostNames names;

  private Uninstallation(List<String> hosts) {
    names = new HostNames(hosts);
  }

  static Verdict judge(JsonNode question) {
    Map<String, JsonNode> found = AnyJson.entries(question.path("found"));
    Uninstallation uninstallation = new Uninstallation(List.copyOf(found.keySet()));
    JsonNode counted = question.path("counted");
    found.forEach((host, answer) -> uninstallation.add(host, answer, counted.path(host)));
    return new Verdict(
        List.copyOf(uninstallation.acting),
        uninstallation.lines(),
        List.copyOf(uninstallation.errors));
  }

  private void add(String host, JsonNode found, JsonNode counted) {
    String name = Printable.of(host);
    // The task does not fail, so that all that is refused is said together.
    if (!found.has("there")) {
      boolean silent = AnyJson.isSet(found.path("unreachable")) || !found.has("msg");
      errors.add(
          silent
              ? name + " gives no answer: fix that, or leave it out of jitsi_uninstall"
              : name + ": " + Printable.of(found.path("msg").asText("")));
    } else if (AnyJson.isSet(found.path("there"))) {
      acting.add(host);
      blocks.computeIfAbsent(block(found), it -> new ArrayList<>()).add(host);
      addConferences(name, counted, AnyJson.isSet(found.path("begun")));
    } else {
      without.add(host);
    }
  }

  private void addConferences(String name, JsonNode counted, boolean begun) {
    Object carried = Carried.conferences(counted.path("stats"));
    String number = String.valueOf(carried);
    if (number.equals("-")) {
      if (!begun) {
        AnyJson.texts(counted.path("active"))
            .forEach(
                unit ->
                    errors.add(
                        name
                            + ": "
                            + Printable.of(unit)
                            + " runs and does not say how many conferences it carries: stop it there, which ends "
                            + "them, and run this again"));
      }
    } else if (!number.equals("0")) {
      errors.add(
          name
              + " carries "
              + Printable.of(number)
              + (number.equals("1") ? " conference" : " conferences")
              + ", which would end: run this again when there are none");
    }
    int relays = counted.path("relays").asInt();
    if (relays > 0) {
      errors.add(
          name
              + " relays for "
              + relays
              + (relays == 1 ? " client" : " clients")
              + ": run this again when there are none");
    }
  }

  private static List<String> block(JsonNode found) {
    List<String> lines = new ArrayList<>();
    LISTS.forEach(
        (list, what) -> {
          AnyJson.texts(found.path(list))
              .forEach(path -> lines.add("  " + what + ": " + Printable.of(path)));
          if (what.isEmpty()) {
            AnyJson.entries(found.path(list))
                .forEach(
                    (path, maker) ->
                        lines.add(
                            "  have "
                                + Printable.of(maker.asText(""))
                                + " make again: "
                                + Printable.of(path)));
          }
        });
    return List.copyOf(lines);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    blocks.forEach(
        (block, hosts) -> {
          lines.add(names.of(hosts) + ":");
          lines.addAll(block);
        });
    if (!without.isEmpty()) {
      lines.add("nothing of ours: " + names.of(without));
    }
    return List.copyOf(lines);
  }

  private static Map<String, String> orderedMap(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int at = 0; at < pairs.length; at += 2) {
      map.put(pairs[at], pairs[at + 1]);
    }
    return map;
  }
}
