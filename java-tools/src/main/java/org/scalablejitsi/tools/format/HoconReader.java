package org.scalablejitsi.tools.format;

import com.typesafe.config.ConfigException;
import java.util.List;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.problem.Rule;

/** HOCON, by the library that jicofo and the videobridge use. */
final class HoconReader implements FormatReader {

  static final Rule RULE = Rule.error("JT032");
  private static final Pattern PLACED =
      Pattern.compile("(?s)" + HoconTree.ORIGIN + ": (\\d+): (.*)");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public List<Finding> read(String text) {
    try {
      HoconTree.parse(text);
      return List.of();
    } catch (ConfigException e) {
      return List.of(Finding.from(String.valueOf(e.getMessage()), PLACED));
    }
  }
}
