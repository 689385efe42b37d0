package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.interpret.InterpretException;
import org.scalablejitsi.tools.dialect.TemplateScanner;
import org.scalablejitsi.tools.dialect.TemplateScanner.Kind;
import org.scalablejitsi.tools.limits.Limits;

/**
 * Prepares a template's source for Jinjava: drops the line end behind a tag or a comment, as
 * Ansible's {@code trim_blocks} does. Jinjava's own option does not count the line ends it drops,
 * so that every line number behind them is wrong; here they move into a comment, where Jinjava
 * counts them. It also refuses what Jinjava's parser does not survive.
 */
final class BlockTrimmer {

  private BlockTrimmer() {}

  static String trim(String name, String source) {
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (TemplateScanner.Part part : TemplateScanner.parts(source)) {
      if (!part.isClosed()) {
        break;
      }
      refuseUnreadable(name, source, part);
      boolean trims = part.kind() != Kind.OUTPUT && part.kind() != Kind.RAW;
      // Behind -%} all white space goes anyway.
      if (trims && source.startsWith("\n", part.end()) && source.charAt(part.end() - 3) != '-') {
        out.append(source, done, part.end()).append("{#\n#}");
        done = part.end() + 1;
      }
    }
    return out.append(source, done, source.length()).toString();
  }

  private static void refuseUnreadable(String name, String source, TemplateScanner.Part part) {
    if (part.tooDeep() >= 0) {
      // The time that its parser takes grows with the square of the depth.
      String message = "brackets nested more than " + Limits.DEPTH + " deep";
      throw refused(name, source, part.tooDeep(), message);
    }
    if (part.kind() != Kind.COMMENT && part.code().isBlank()) {
      String message = part.kind() == Kind.OUTPUT ? "an empty output" : "an empty tag";
      throw refused(name, source, part.start(), message);
    }
  }

  private static InterpretException refused(String name, String source, int at, String message) {
    int line = 1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
    // Jinjava's own words for a place: see FaultFinder.
    return new InterpretException("Error in `%s` on line %d: %s".formatted(name, line, message));
  }
}
