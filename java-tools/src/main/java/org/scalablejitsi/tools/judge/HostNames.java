package org.scalablejitsi.tools.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names many hosts in few words, as {@code bridge1…bridge40, turn1}: a range stands for hosts that
 * follow each other in the given order and in their numbers, so that it has all that it seems to
 * have. The stdout callback of the collection does the same.
 */
final class HostNames {

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})(\\D*)", Pattern.DOTALL);
  private static final int RANGE = 3;
  private static final int SHOWN = 12;

  private final Map<String, Integer> places = new HashMap<>();

  HostNames(List<String> order) {
    order.forEach(host -> places.put(host, places.size()));
  }

  /** The names; the hosts are in the order. */
  String of(List<String> hosts) {
    List<List<String>> parts = new ArrayList<>();
    for (List<String> run : runs(hosts)) {
      if (run.size() >= RANGE) {
        parts.add(run);
      } else {
        run.forEach(host -> parts.add(List.of(host)));
      }
    }
    int left = parts.stream().skip(SHOWN).mapToInt(List::size).sum();
    return parts.stream().limit(SHOWN).map(HostNames::named).collect(Collectors.joining(", "))
        + (left == 0 ? "" : " and " + left + " more");
  }

  private List<List<String>> runs(List<String> hosts) {
    List<List<String>> runs = new ArrayList<>();
    String before = null;
    for (String host : hosts) {
      if (before == null || !follows(before, host)) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(host);
      before = host;
    }
    return runs;
  }

  private boolean follows(String before, String host) {
    Integer place = places.get(before);
    Matcher first = NUMBERED.matcher(before);
    Matcher second = NUMBERED.matcher(host);
    return place != null
        && Integer.valueOf(place + 1).equals(places.get(host))
        && first.matches()
        && second.matches()
        && first.group(1).equals(second.group(1))
        && first.group(3).equals(second.group(3))
        && Integer.parseInt(first.group(2)) + 1 == Integer.parseInt(second.group(2));
  }

  private static String named(List<String> hosts) {
    String first = Printable.of(hosts.get(0));
    return hosts.size() == 1 ? first : first + "…" + Printable.of(hosts.get(hosts.size() - 1));
  }
}
