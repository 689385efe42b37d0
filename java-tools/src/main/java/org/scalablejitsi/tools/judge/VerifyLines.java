package org.scalablejitsi.tools.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.scalablejitsi.tools.problem.State;

/**
 * What verify prints: a line for each host, and below it what is wrong there. Where there are many
 * hosts, those with nothing wrong have a line together.
 */
final class VerifyLines {

  private static final List<String> TITLES =
      List.of("HOST", "STATE", "NICKNAME", "VERSION", "CONFERENCES");

  /** So many lines still fit on a screen beside the others. */
  private static final int MANY = 20;

  private static final String FAILED = State.FAILED.label();
  private static final String WARNING = State.WARNING.label();

  private VerifyLines() {}

  /** All lines; nothing in the texts may end one. */
  static List<String> of(List<VerifyVerdict.HostPart> hosts, List<VerifyVerdict.CheckPart> checks) {
    Map<String, List<VerifyVerdict.CheckPart>> bad =
        checks.stream()
            .filter(check -> check.state().equals(FAILED) || check.state().equals(WARNING))
            .collect(Collectors.groupingBy(VerifyVerdict.CheckPart::host));
    List<VerifyVerdict.HostPart> shown =
        hosts.size() > MANY ? together(hosts, bad.keySet()) : hosts;
    List<List<String>> rows = new ArrayList<>(List.of(TITLES));
    shown.forEach(host -> rows.add(cells(host)));
    List<Integer> widths =
        IntStream.range(0, TITLES.size())
            .map(
                column -> rows.stream().mapToInt(row -> width(row.get(column))).max().orElseThrow())
            .boxed()
            .toList();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(line(rows.get(i), widths));
      String host = i == 0 ? "" : shown.get(i - 1).name();
      bad.getOrDefault(host, List.of())
          .forEach(
              check -> {
                lines.add("  " + check.state() + ": " + said(check));
                lines.add("    to do: " + check.remedy());
              });
    }
    return lines;
  }

  /** Of hosts with nothing wrong, and with the same version, one line; the others as they are. */
  private static List<VerifyVerdict.HostPart> together(
      List<VerifyVerdict.HostPart> hosts, Set<String> bad) {
    HostNames names = new HostNames(hosts.stream().map(VerifyVerdict.HostPart::name).toList());
    Map<List<String>, List<VerifyVerdict.HostPart>> groups = new LinkedHashMap<>();
    for (VerifyVerdict.HostPart host : hosts) {
      String alone = bad.contains(host.name()) ? host.name() : "";
      groups
          .computeIfAbsent(List.of(alone, host.state(), host.version()), it -> new ArrayList<>())
          .add(host);
    }
    return groups.values().stream().map(group -> one(group, names)).toList();
  }

  private static VerifyVerdict.HostPart one(List<VerifyVerdict.HostPart> group, HostNames names) {
    VerifyVerdict.HostPart first = group.get(0);
    if (group.size() == 1) {
      return first;
    }
    int conferences =
        group.stream()
            .mapToInt(it -> it.conferences() instanceof Integer number ? number : 0)
            .sum();
    return new VerifyVerdict.HostPart(
        names.of(group.stream().map(VerifyVerdict.HostPart::name).toList()),
        first.state(),
        group.size() + " hosts",
        first.version(),
        conferences);
  }

  /** One text for all that is wrong, a line for each failure. */
  static String summary(List<VerifyVerdict.HostPart> hosts, List<VerifyVerdict.CheckPart> checks) {
    Map<String, List<VerifyVerdict.CheckPart>> byState =
        checks.stream().collect(Collectors.groupingBy(VerifyVerdict.CheckPart::state));
    if (byState.containsKey(FAILED)) {
      return byState.get(FAILED).stream()
          .map(check -> check.host() + ": " + said(check))
          .collect(Collectors.joining("\n"));
    }
    int warnings = byState.getOrDefault(WARNING, List.of()).size();
    return "%d checks of %d hosts; failed: 0, warnings: %d"
        .formatted(checks.size(), hosts.size(), warnings);
  }

  private static String said(VerifyVerdict.CheckPart check) {
    return check.text() + " [" + check.rule() + "]";
  }

  private static List<String> cells(VerifyVerdict.HostPart host) {
    String state =
        host.state().equals(FAILED) ? host.state().toUpperCase(Locale.ROOT) : host.state();
    return List.of(
        host.name(), state, host.nickname(), host.version(), String.valueOf(host.conferences()));
  }

  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> cells.get(i) + " ".repeat(widths.get(i) - width(cells.get(i))))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
