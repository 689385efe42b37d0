package org.scalablejitsi.tools.dialect;

import java.util.List;
import java.util.Map;

/**
 * What lint says of one template.
 *
 * @param findings where it leaves the dialect
 * @param constructs how often each construct of the dialect is used
 */
public record TemplateReport(
    String template, List<LintFinding> findings, Map<String, Integer> constructs) {

  public TemplateReport {
    findings = List.copyOf(findings);
    constructs = Map.copyOf(constructs);
  }
}
