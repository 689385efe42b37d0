package org.scalablejitsi.tools.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.scalablejitsi.tools.problem.Rule;

/** Java properties; a key given twice is refused, because the last one would win in silence. */
final class PropertiesReader implements FormatReader {

  static final Rule RULE = Rule.error("JT033");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public List<Finding> read(String text) {
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (PropertiesLines.Logical line : PropertiesLines.logical(text)) {
      try {
        for (PropertiesLines.Entry entry : line.entries()) {
          if (!seen.add(entry.key())) {
            findings.add(new Finding(line.line(), 0, "'" + entry.key() + "' is set twice"));
          }
        }
      } catch (IllegalArgumentException e) {
        findings.add(new Finding(line.line(), 0, "malformed \\u escape"));
      }
    }
    return findings;
  }
}
