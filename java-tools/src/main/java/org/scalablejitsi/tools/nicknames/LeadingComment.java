package org.scalablejitsi.tools.nicknames;

import java.util.regex.Pattern;

/** The comment at the top of a YAML file, which is its owner's and survives a rewrite. */
final class LeadingComment {

  private static final Pattern LINE = Pattern.compile("(?s)\\s*(#.*)?|---\\s*(#.*)?");

  private LeadingComment() {}

  /** The lines before the first key, with a document's start among them; may be empty. */
  static String of(String text) {
    int end = 0;
    for (int next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', end)) {
      if (!LINE.matcher(text.substring(end, next)).matches()) {
        break;
      }
      end = next + 1;
    }
    return text.substring(0, end);
  }
}
