package org.scalablejitsi.tools.dialect;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was found in one template: the constructs it uses, and where it leaves the dialect. */
final class Notes {

  private final String template;
  private final String source;
  private final Set<Breach> breaches = new LinkedHashSet<>();
  private final Map<String, Integer> constructs = new TreeMap<>();

  Notes(String template, String source) {
    this.template = template;
    this.source = source;
  }

  void saw(String construct) {
    constructs.merge(construct, 1, Integer::sum);
  }

  void refuse(int offset, DialectRule rule, String what) {
    refuse(offset, rule, what, rule.instead());
  }

  void refuse(int offset, DialectRule rule, String what, String instead) {
    int end = Math.min(offset, source.length());
    int lineStart = source.lastIndexOf('\n', end - 1) + 1;
    int line = 1 + (int) source.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    int column = 1 + source.codePointCount(lineStart, end);
    breaches.add(new Breach(template, line, column, rule, what, instead));
  }

  void refuse(SyntaxFault fault) {
    refuse(fault.offset(), fault.rule(), fault.what(), fault.instead());
  }

  List<Breach> breaches() {
    return breaches.stream()
        .sorted(Comparator.comparingInt(Breach::line).thenComparingInt(Breach::column))
        .toList();
  }

  Map<String, Integer> constructs() {
    return constructs;
  }
}
