package org.scalablejitsi.tools.dialect;

import java.util.List;
import java.util.Map;

/**
 * What lint says of one template.
 *
 * @param constructs how often each construct of the dialect is used
 */
public record TemplateReport(
    String template, List<LintFinding> breaches, Map<String, Integer> constructs) {

  public TemplateReport {
    breaches = List.copyOf(breaches);
    constructs = Map.copyOf(constructs);
  }
}
