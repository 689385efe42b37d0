package org.scalablejitsi.tools.check;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Packages run as root when they are installed, so those from elsewhere need a known key. */
final class PackageSource implements FleetRule {

  static final Rule RULE = Rule.error("JT340");
  static final String VARIABLE = "jitsi_package_source";
  private static final Pattern ADDRESS = Pattern.compile("(https?://|file:/)[!-~]+");
  private static final Pattern FOLDER = Pattern.compile("/[!-~]*");

  @Override
  public String name() {
    return "package source";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream().flatMap(PackageSource::judge).toList();
  }

  private static Stream<Problem> judge(Host host) {
    return host.vars().get(VARIABLE) instanceof Map<?, ?> source
        ? Stream.of(
                unless(
                    (source.get("url") == null) != (source.get("folder") == null),
                    "has to have either url or folder",
                    "name one of them"),
                unless(
                    source.get("url") == null || source.get("key") != null,
                    "has a url without key",
                    "name the file with the repository's key, so that only its packages are taken"),
                unless(
                    source.get("fingerprint") == null || source.get("key") != null,
                    "has a fingerprint without key",
                    "name the file with the key"),
                unless(
                    is(ADDRESS, source.get("url")),
                    "has the url '" + source.get("url") + "'",
                    "begin it with https://, http:// or file:/, without spaces"),
                unless(
                    is(FOLDER, source.get("folder")),
                    "has the folder '" + source.get("folder") + "'",
                    "write its whole path, without spaces"))
            .flatMap(it -> it)
            .map(problem -> problem.on(host.name()))
        : Stream.empty();
  }

  private static boolean is(Pattern pattern, @Nullable Object value) {
    return value == null || pattern.matcher(value.toString()).matches();
  }

  private static Stream<Problem> unless(boolean holds, String what, String remedy) {
    return holds ? Stream.empty() : Stream.of(RULE.broken(VARIABLE + " " + what, remedy));
  }
}
