package org.scalablejitsi.tools.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one host has; hosts that have the same are shown together.
 *
 * @param first whether nothing of ours was there before
 */
record Found(List<Difference> differences, List<Restart> restarts, boolean first) {

  private static final int SHOWN = 60;
  private static final Found NOTHING = new Found(List.of(), List.of(), false);

  /**
   * One thing that differs.
   *
   * @param diff the lines that come and go, without secrets; none where nobody asked for them
   */
  record Difference(String part, String what, List<String> diff) {}

  /** Of a host that had nothing of ours the parts are all that is told. */
  static Found of(List<Difference> differences, List<Restart> restarts, boolean first) {
    List<Difference> told =
        first
            ? differences.stream()
                .map(it -> new Difference(it.part(), "", List.of()))
                .distinct()
                .toList()
            : differences;
    return new Found(told, restarts, first);
  }

  boolean isNothing() {
    return equals(NOTHING);
  }

  /** The lines below the hosts' names. */
  List<String> lines(Map<String, Map<String, Optional<Integer>>> conferencesByUnit) {
    List<String> lines = new ArrayList<>();
    if (first) {
      String parts = differences.stream().map(Difference::part).collect(Collectors.joining(", "));
      lines.add("  first deployment: " + Printable.of(parts));
    } else {
      addDifferences(lines);
    }
    restarts.forEach(
        it -> lines.add("  " + it.line(conferencesByUnit.getOrDefault(it.unit(), Map.of()))));
    return lines;
  }

  private void addDifferences(List<String> lines) {
    int width = differences.stream().mapToInt(it -> it.part().length()).max().orElse(0);
    String before = "";
    for (Difference difference : differences.subList(0, Math.min(SHOWN, differences.size()))) {
      String part = difference.part().equals(before) ? "" : Printable.of(difference.part());
      lines.add("  %s  %s".formatted(padded(part, width), Printable.of(difference.what())));
      difference.diff().forEach(it -> lines.add("    " + Printable.of(it)));
      before = difference.part();
    }
    if (differences.size() > SHOWN) {
      String parts =
          differences.stream()
              .skip(SHOWN)
              .map(Difference::part)
              .distinct()
              .collect(Collectors.joining(", "));
      lines.add("  and %d more of %s".formatted(differences.size() - SHOWN, Printable.of(parts)));
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
