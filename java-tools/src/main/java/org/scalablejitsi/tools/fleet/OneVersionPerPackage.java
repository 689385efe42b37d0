package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** An upgrade does not take a package where the next run would not have it. */
final class OneVersionPerPackage implements FleetRule {

  static final Rule RULE = Rule.error("JT354");
  private static final String PINNED = "jitsi_package_versions";
  private static final String UPGRADE = "jitsi_upgrade_versions";

  @Override
  public String name() {
    return "one version of each package";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream().flatMap(OneVersionPerPackage::judge).toList();
  }

  private static Stream<Problem> judge(Host host) {
    if (!(host.vars().get(PINNED) instanceof Map<?, ?> pinned)
        || !(host.vars().get(UPGRADE) instanceof Map<?, ?> upgrade)) {
      return Stream.empty();
    }
    return upgrade.entrySet().stream()
        .filter(entry -> pinned.containsKey(entry.getKey()))
        .filter(entry -> !entry.getValue().equals(pinned.get(entry.getKey())))
        .map(
            entry ->
                RULE.broken(
                        UPGRADE
                            + " has "
                            + entry.getKey()
                            + ": "
                            + entry.getValue()
                            + ", and "
                            + PINNED
                            + " has "
                            + pinned.get(entry.getKey()),
                        "change the version in " + PINNED + ", which an upgrade goes by too")
                    .on(host.name()));
  }
}
