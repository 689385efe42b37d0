package org.scalablejitsi.tools.dialect;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Collects what is found in one template: constructs it uses, and where it leaves the dialect. */
final class LintReporter {

  private final String template;
  private final String source;
  private final NavigableMap<Integer, Integer> lineByStart = new TreeMap<>();
  private final Set<LintFinding> findings = new LinkedHashSet<>();
  private final Map<String, Integer> constructs = new TreeMap<>();

  LintReporter(String template, String source) {
    this.template = template;
    this.source = source;
    lineByStart.put(0, 1);
    for (int end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) {
      lineByStart.put(end + 1, lineByStart.size() + 1);
    }
  }

  void saw(String construct) {
    constructs.merge(construct, 1, Integer::sum);
  }

  void refuse(int offset, DialectRule rule, String what) {
    refuse(offset, rule, what, rule.instead());
  }

  void refuse(int offset, DialectRule rule, String what, String instead) {
    int end = Math.min(offset, source.length());
    Map.Entry<Integer, Integer> line = lineByStart.floorEntry(end);
    int column = 1 + source.codePointCount(line.getKey(), end);
    findings.add(new LintFinding(template, line.getValue(), column, rule, what, instead));
  }

  TemplateReport report() {
    Comparator<LintFinding> byPlace =
        Comparator.comparingInt(LintFinding::line).thenComparingInt(LintFinding::column);
    return new TemplateReport(template, findings.stream().sorted(byPlace).toList(), constructs);
  }
}
