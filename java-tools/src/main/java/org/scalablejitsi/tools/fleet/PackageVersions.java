package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Names and versions go into a file of apt and a script, so they are only what Debian has. */
final class PackageVersions implements FleetRule {

  static final Rule RULE = Rule.error("JT342");
  private static final List<String> VARIABLES =
      List.of("jitsi_package_versions", "jitsi_upgrade_versions");
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
    return VARIABLES.stream().flatMap(variable -> judge(host, variable));
  }

  private static Stream<Problem> judge(Host host, String variable) {
    return host.vars().get(variable) instanceof Map<?, ?> versions
        ? versions.entrySet().stream()
            .filter(entry -> !isExact(entry))
            .map(entry -> broken(variable, entry).on(host.name()))
        : Stream.empty();
  }

  private static boolean isExact(Map.Entry<?, ?> entry) {
    return PACKAGE.matcher(String.valueOf(entry.getKey())).matches()
        && entry.getValue() instanceof String version
        && VERSION.matcher(version).matches();
  }

  private static Problem broken(String variable, Map.Entry<?, ?> entry) {
    return RULE.broken(
        variable
            + " has '"
            + entry.getKey()
            + ": "
            + entry.getValue()
            + "', which is no package with an exact version",
        "write a quoted version as `apt-cache madison` lists it");
  }
}
