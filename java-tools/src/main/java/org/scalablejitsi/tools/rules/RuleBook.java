package org.scalablejitsi.tools.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.scalablejitsi.tools.suggest.Nearest;

/** All rules' pages. Their index, {@code index.txt}, also keeps the numbers of former rules. */
public final class RuleBook {

  private static final String RETIRED = ": retired";
  private static final int MOST_NEAR = 3;

  private RuleBook() {}

  /** Every rule's page, by number. */
  public static List<RulePage> pages() {
    return ids().stream().map(RuleBook::load).toList();
  }

  /** The page of a rule, written in upper or lower case. */
  public static Optional<RulePage> page(String id) {
    return Optional.of(id.toUpperCase(Locale.ROOT)).filter(ids()::contains).map(RuleBook::load);
  }

  /** The numbers that resemble one that is none. */
  public static List<String> near(String id) {
    return Nearest.of(id, ids(), MOST_NEAR);
  }

  private static List<String> ids() {
    return text("index.txt")
        .lines()
        .filter(line -> !line.endsWith(RETIRED))
        .map(line -> line.substring(0, line.indexOf(':')))
        .toList();
  }

  private static RulePage load(String id) {
    return RulePage.parse(text(id + ".md"));
  }

  private static String text(String name) {
    try (InputStream in = RuleBook.class.getResourceAsStream("/rules/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource cannot be read", e);
    }
  }
}
