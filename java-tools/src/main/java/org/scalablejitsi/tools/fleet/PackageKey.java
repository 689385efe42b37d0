package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/**
 * A key that was exchanged on its way, or came with another one, would let in packages of others.
 */
final class PackageKey implements FleetRule {

  static final Rule RULE = Rule.error("JT341");
  static final String LINES = "_jitsi_package_key";

  @Override
  public String name() {
    return "key of the package source";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream().flatMap(PackageKey::judge).toList();
  }

  private static Stream<Problem> judge(Host host) {
    if (!(host.vars().get(PackageSource.VARIABLE) instanceof Map<?, ?> source)
        || source.get("key") == null
        || !(host.vars().get(LINES) instanceof List<?> lines)) {
      return Stream.empty();
    }
    String file = PackageSource.VARIABLE + ".key (" + source.get("key") + ")";
    List<String> found;
    try {
      found = OpenPgpKeys.fingerprints(lines.stream().map(String::valueOf).toList());
    } catch (IllegalArgumentException e) {
      return Stream.of(
          RULE.broken(
                  file + " is no OpenPGP public key in armor: " + e.getMessage(),
                  "write one by `gpg --armor --export`")
              .on(host.name()));
    }
    String wanted =
        Objects.toString(source.get("fingerprint"), "").replace(" ", "").toUpperCase(Locale.ROOT);
    if (source.get("fingerprint") == null || found.equals(List.of(wanted))) {
      return Stream.empty();
    }
    return Stream.of(
        RULE.broken(
                file + " holds " + String.join(" and ", found) + ", and not " + wanted + " alone",
                "fetch the key again; change the fingerprint only to one that its owner publishes")
            .on(host.name()));
  }
}
