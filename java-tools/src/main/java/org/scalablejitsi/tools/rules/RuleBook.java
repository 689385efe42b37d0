package org.scalablejitsi.tools.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.scalablejitsi.tools.suggest.Nearest;

/**
 * All pages. A number has three digits, so asking for each finds every page, in a jar as in a
 * folder, without a list that could become stale.
 */
public final class RuleBook {

  private static final int LAST_NUMBER = 999;
  private static final int MOST_NEAR = 3;

  private RuleBook() {}

  /** Every rule's page, by number. */
  public static List<RulePage> pages() {
    return IntStream.rangeClosed(1, LAST_NUMBER)
        .mapToObj(number -> String.format(Locale.ROOT, "JT%03d", number))
        .flatMap(id -> load(id).stream())
        .toList();
  }

  /** The page of a rule, written in upper or lower case. */
  public static Optional<RulePage> page(String id) {
    return pages().stream().filter(page -> page.rule().equalsIgnoreCase(id)).findFirst();
  }

  /** The numbers that resemble one that is none. */
  public static List<String> near(String id) {
    return Nearest.of(id, pages().stream().map(RulePage::rule).toList(), MOST_NEAR);
  }

  private static Optional<RulePage> load(String id) {
    try (InputStream page = RuleBook.class.getResourceAsStream("/rules/" + id + ".md")) {
      return page == null
          ? Optional.empty()
          : Optional.of(RulePage.parse(new String(page.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("a resource cannot be read", e);
    }
  }
}
