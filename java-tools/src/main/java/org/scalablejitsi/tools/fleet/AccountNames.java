package org.scalablejitsi.tools.fleet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Names of accounts go into addresses, where capitals are no difference, and into the vault. */
final class AccountNames implements FleetRule {

  static final Rule RULE = Rule.error("JT320");
  static final String VARIABLE = "jitsi_meet_accounts";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  @Override
  public String name() {
    return "names of accounts";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream().flatMap(AccountNames::judge).toList();
  }

  private static Stream<Problem> judge(Host meet) {
    if (!(meet.vars().get(VARIABLE) instanceof List<?> names)) {
      return Stream.empty();
    }
    Set<String> seen = new HashSet<>();
    return names.stream()
        .map(String::valueOf)
        .flatMap(
            name ->
                !NAME.matcher(name).matches()
                    ? Stream.of(unusable(name))
                    : seen.add(name) ? Stream.empty() : Stream.of(twice(name)))
        .map(problem -> problem.on(meet.name()));
  }

  private static Problem unusable(String name) {
    return RULE.broken(
        VARIABLE + " has '" + name + "', which is no name of an account",
        "use up to 63 small letters, digits and ._-, with a letter or digit first, without"
            + " @domain");
  }

  private static Problem twice(String name) {
    return RULE.broken(VARIABLE + " has '" + name + "' twice", "take one out");
  }
}
