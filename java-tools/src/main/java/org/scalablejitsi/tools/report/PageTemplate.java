package org.scalablejitsi.tools.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.topology.XmlText;

/**
 * The page's HTML, {@code page.html}, in named pieces. In a piece {@code {{ name }}} stands for a
 * text and {@code {{{ name }}}} for HTML, such as that of another piece.
 */
final class PageTemplate {

  private static final Pattern HEAD = Pattern.compile("(?m)^<!-- piece: (\\w+) -->\\n");
  private static final Pattern GAP = Pattern.compile("\\{\\{\\{ (\\w+) }}}|\\{\\{ (\\w+) }}");

  private final Map<String, String> pieces = new HashMap<>();

  PageTemplate() {
    String page = resource("page.html");
    Matcher head = HEAD.matcher(page);
    boolean found = head.find();
    while (found) {
      String name = head.group(1);
      int start = head.end();
      found = head.find();
      pieces.put(name, page.substring(start, found ? head.start() : page.length()));
    }
  }

  /** The piece with its gaps filled. */
  String fill(String piece, Map<String, ?> values) {
    return GAP.matcher(Objects.requireNonNull(pieces.get(piece), piece))
        .replaceAll(
            gap ->
                Matcher.quoteReplacement(
                    gap.group(1) == null
                        ? XmlText.escaped(value(values, gap.group(2)))
                        : value(values, gap.group(1))));
  }

  private static String value(Map<String, ?> values, String name) {
    return Objects.requireNonNull(values.get(name), name).toString();
  }

  static String resource(String name) {
    try (InputStream in = PageTemplate.class.getResourceAsStream("/report/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource cannot be read", e);
    }
  }
}
