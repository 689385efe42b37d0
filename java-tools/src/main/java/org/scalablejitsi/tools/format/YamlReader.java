package org.scalablejitsi.tools.format;

import java.util.List;
import org.scalablejitsi.tools.problem.Rule;
import org.scalablejitsi.tools.yaml.YamlException;
import org.scalablejitsi.tools.yaml.YamlText;

/** YAML, one document or several. */
final class YamlReader implements FormatReader {

  static final Rule RULE = Rule.error("JT037");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public List<Finding> read(String text) {
    try {
      YamlText.readAll(text);
      return List.of();
    } catch (YamlException e) {
      return List.of(new Finding(e.line(), 0, String.valueOf(e.getMessage())));
    }
  }
}
