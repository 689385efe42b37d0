package org.scalablejitsi.tools.check;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Names and versions go into a file of apt and a script, so they are only what Debian has. */
final class PackageVersions implements FleetRule {

  static final Rule RULE = Rule.error("JT342");
  private static final String VARIABLE = "jitsi_package_versions";
  private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+");
  private static final Pattern VERSION = Pattern.compile("([0-9]+:)?[0-9][A-Za-z0-9.+~-]*");

  @Override
  public String name() {
    return "versions of packages";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream().flatMap(PackageVersions::judge).toList();
  }

  private static Stream<Problem> judge(Host host) {
    return host.vars().get(VARIABLE) instanceof Map<?, ?> versions
        ? versions.entrySet().stream()
            .filter(entry -> !isExact(entry))
            .map(entry -> broken(entry).on(host.name()))
        : Stream.empty();
  }

  private static boolean isExact(Map.Entry<?, ?> entry) {
    return PACKAGE.matcher(String.valueOf(entry.getKey())).matches()
        && entry.getValue() instanceof String version
        && VERSION.matcher(version).matches();
  }

  private static Problem broken(Map.Entry<?, ?> entry) {
    return RULE.broken(
        VARIABLE
            + " has '"
            + entry.getKey()
            + ": "
            + entry.getValue()
            + "', which is no package with an exact version",
        "write a quoted version as `apt-cache madison` lists it");
  }
}
