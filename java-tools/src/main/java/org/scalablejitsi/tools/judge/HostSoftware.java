package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.scalablejitsi.tools.problem.Rule;

/** The versions that are known to work together; docs/operations.md says more. */
final class HostSoftware {

  static final Rule SOME_JAVA = Rule.error("JT603");
  static final Rule NEW_JAVA = Rule.error("JT604");
  static final Rule TRIED_JAVA = Rule.warning("JT605");
  static final Rule PROSODY = Rule.error("JT606");
  private static final List<Integer> JAVAS = List.of(17, 21);
  private static final String OLDEST_PROSODY = "0.12";
  private static final Pattern AFTER_NUMBERS = Pattern.compile("[^0-9.].*", Pattern.DOTALL);

  private HostSoftware() {}

  static Optional<BrokenRule> java(PreflightHost host) {
    String known = JAVAS.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    JsonNode has = host.found().path("java");
    if (!has.isNumber()) {
      return AnyJson.isSet(host.found().path("java_offered"))
          ? Optional.empty()
          : Optional.of(
              new BrokenRule(
                  SOME_JAVA,
                  "has no Java, and no package source with Java "
                      + known
                      + ": add Debian's main archive to its package sources"));
    }
    String remedy =
        ": install Java " + known + " and choose it by `update-alternatives --config java`";
    String runs = "runs Java " + has.asText();
    if (has.doubleValue() < Collections.min(JAVAS)) {
      String needs = ", and Jitsi needs " + Collections.min(JAVAS) + " or later";
      return Optional.of(new BrokenRule(NEW_JAVA, runs + needs + remedy));
    }
    return has.isInt() && JAVAS.contains(has.intValue())
        ? Optional.empty()
        : Optional.of(
            new BrokenRule(
                TRIED_JAVA, runs + ", and Jitsi is known to work with " + known + remedy));
  }

  /** What is installed there or would be. */
  static Optional<BrokenRule> prosody(PreflightHost host) {
    String has = host.found().path("prosody").asText("");
    return has.isEmpty() || isAsNew(numbers(has), numbers(OLDEST_PROSODY))
        ? Optional.empty()
        : Optional.of(
            new BrokenRule(
                PROSODY,
                "has prosody "
                    + has
                    + ", and Jitsi's modules need "
                    + OLDEST_PROSODY
                    + " or later: take it from Debian 12 or later, or from the package repository"
                    + " of prosody.im"));
  }

  /** Without an epoch before them, and what a distribution adds. */
  private static List<BigInteger> numbers(String version) {
    String upstream = version.substring(version.lastIndexOf(':') + 1);
    return Arrays.stream(AFTER_NUMBERS.matcher(upstream).replaceAll("").split("\\."))
        .filter(part -> !part.isEmpty())
        .map(BigInteger::new)
        .toList();
  }

  private static boolean isAsNew(List<BigInteger> has, List<BigInteger> least) {
    Iterator<BigInteger> there = has.iterator();
    for (BigInteger number : least) {
      int compared = there.hasNext() ? there.next().compareTo(number) : -1;
      if (compared != 0) {
        return compared > 0;
      }
    }
    return true;
  }
}
