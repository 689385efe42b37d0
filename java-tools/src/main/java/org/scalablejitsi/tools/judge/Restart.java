package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A service that runs with other files than it is to run with.
 *
 * @param due whether that was so before this run
 * @param policy what the options say: idle, now, never, drain, reload; empty where it starts anew
 * @param option which option says so; empty where none does
 */
record Restart(String unit, List<String> files, boolean due, String policy, String option) {

  private static final int SHOWN = 6;

  static Restart of(JsonNode found) {
    return new Restart(
        found.path("unit").asText(""),
        AnyJson.texts(found.path("files")),
        found.path("due").asBoolean(false),
        found.path("restart").asText(""),
        found.path("option").asText(""));
  }

  /**
   * What is to come of it.
   *
   * @param conferences how many would end, by host; empty where a host could not say
   */
  String line(Map<String, Optional<Integer>> conferences) {
    String what = policy.equals("reload") ? "RELOAD" : "RESTART";
    String files =
        files().stream()
            .map(it -> it.substring(it.lastIndexOf('/') + 1))
            .collect(Collectors.joining(", "));
    String busy =
        conferences.entrySet().stream()
            .filter(it -> it.getValue().orElse(1) > 0)
            .limit(SHOWN)
            .map(
                it ->
                    it.getKey()
                        + " has "
                        + it.getValue().map(Restart::counted).orElse("an unknown number"))
            .collect(Collectors.joining(", "));
    long all = conferences.values().stream().filter(it -> it.orElse(1) > 0).count();
    String more = all > SHOWN ? " and %d hosts more have some".formatted(all - SHOWN) : "";
    return Printable.of(
        (due ? what + " DUE " : "WOULD " + what + " ")
            + unit
            + ": "
            + files
            + meaning(busy + more));
  }

  private String meaning(String busy) {
    return switch (policy) {
      case "idle" ->
          busy.isEmpty() ? "; it carries no conference" : "; waits for conferences: " + busy;
      case "never" -> "; stays due: " + option + " is never";
      case "now" -> busy.isEmpty() ? "" : "; ENDS conferences: " + busy;
      case "drain" ->
          "; one host after the other, each when it is empty" + (busy.isEmpty() ? "" : ": " + busy);
      default -> "";
    };
  }

  private static String counted(int number) {
    return String.format(Locale.ROOT, "%d", number);
  }
}
