package org.scalablejitsi.tools.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/**
 * Texts go into files that are read line by line. Dictionaries are written as JSON, which has a
 * spelling for every character.
 */
final class NoControlCharacters implements FleetRule {

  static final Rule RULE = Rule.error("JT011");
  private static final String OPTIONS = "jitsi_";

  @Override
  public String name() {
    return "no control characters";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    for (Host host : fleet.hosts()) {
      for (Map.Entry<String, @Nullable Object> variable : host.vars().entrySet()) {
        if (variable.getKey().startsWith(OPTIONS)) {
          firstIn(variable.getValue())
              .ifPresent(
                  character -> problems.add(broken(variable.getKey(), character, host.name())));
        }
      }
    }
    return problems;
  }

  private static OptionalInt firstIn(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream()
          .map(NoControlCharacters::firstIn)
          .filter(OptionalInt::isPresent)
          .findFirst()
          .orElseGet(OptionalInt::empty);
    }
    return value instanceof String text
        ? text.chars().filter(NoControlCharacters::isControl).findFirst()
        : OptionalInt.empty();
  }

  /** The two separators end a line for some readers, although Unicode calls them no control. */
  private static boolean isControl(int character) {
    return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
  }

  private static Problem broken(String variable, int character, String host) {
    return RULE.broken(
            String.format(
                Locale.ROOT, "%s holds the control character U+%04X", variable, character),
            "take it out; a line end comes from a block scalar (`|`) or a file's last line")
        .on(host);
  }
}
