package org.scalablejitsi.tools.fleet;

import com.google.common.base.Ascii;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Every address of the installation is built from one domain. */
final class OneDomain implements FleetRule {

  static final Rule RULE = Rule.error("JT004");

  static final String VARIABLE = "jitsi_domain";
  private static final String EXAMPLE = "for example `" + VARIABLE + ": meet.example.com`";
  private static final int MAX_LENGTH = 253;
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  /** Lower case only: prosody's and nginx's files are named after it. Not an IPv4 address. */
  private static final Pattern HOST_NAME =
      Pattern.compile("(" + LABEL + "\\.)*(?![0-9]+$)" + LABEL);

  @Override
  public String name() {
    return "one domain";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> hostByDomain = new LinkedHashMap<>();
    Stream.concat(fleet.meetHosts().stream(), fleet.bridges().stream())
        .forEach(host -> checkOne(host, hostByDomain, problems));
    if (hostByDomain.size() > 1) {
      List<String> differing =
          hostByDomain.entrySet().stream()
              .map(entry -> "'" + entry.getKey() + "' on " + entry.getValue())
              .toList();
      problems.add(
          RULE.broken(
              VARIABLE + " is not the same on every host: " + String.join(", ", differing),
              "set it once, for all hosts"));
    }
    return problems;
  }

  private static void checkOne(
      Host host, Map<String, String> hostByDomain, List<Problem> problems) {
    Object value = host.vars().get(VARIABLE);
    if (value == null || value.equals("")) {
      problems.add(
          RULE.broken(VARIABLE + " is not set", "set it for all hosts, " + EXAMPLE)
              .on(host.name()));
    } else if (!(value instanceof String domain) || !isHostName(domain)) {
      problems.add(
          RULE.broken(
                  VARIABLE + " '" + value + "' is not a host name in lower case",
                  "set it to one, " + EXAMPLE)
              .on(host.name()));
    } else {
      hostByDomain.putIfAbsent(domain, host.name());
    }
  }

  static boolean isHostName(String text) {
    return text.length() <= MAX_LENGTH && HOST_NAME.matcher(text).matches();
  }

  /** Not with Java's own idea of small letters: it has the Kelvin sign become a k. */
  static boolean isHostNameInAnyCase(String text) {
    return isHostName(Ascii.toLowerCase(text));
  }
}
