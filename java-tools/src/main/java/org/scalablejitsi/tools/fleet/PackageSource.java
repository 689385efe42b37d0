package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Packages run as root when they are installed, so those from elsewhere need a known key. */
final class PackageSource implements FleetRule {

  static final Rule RULE = Rule.error("JT340");
  static final String VARIABLE = "jitsi_package_source";
  private static final String PROSODY = "jitsi_package_prosody";
  private static final String ADDRESS_REMEDY =
      "begin it with https://, http:// or file:/, without spaces";
  private static final String KEY_ADDRESS_REMEDY =
      "begin it with https:// or http://, without spaces and apostrophes";
  private static final Pattern ADDRESS = Pattern.compile("(https?://|file:/)[!-~]+");
  private static final Pattern FOLDER = Pattern.compile("/[!-~]*");
  // The channel has a default, and alone it is no source.
  private static final List<String> WRITTEN =
      List.of("url", "folder", "key", "key_url", "fingerprint");
  private static final String WHOLE_FINGERPRINT =
      "write the key's whole fingerprint, 40 hexadecimal digits";
  // A script of the host has it between apostrophes.
  private static final Pattern KEY_ADDRESS = Pattern.compile("https?://[!-&(-~]+");
  private static final Pattern FINGERPRINT = Pattern.compile("( *[0-9A-Fa-f]){40} *");

  @Override
  public String name() {
    return "package source";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.hosts().stream().flatMap(PackageSource::judge).toList();
  }

  private static Stream<Problem> judge(Host host) {
    return Stream.concat(
            host.vars().get(VARIABLE) instanceof Map<?, ?> source
                    && WRITTEN.stream().anyMatch(name -> source.get(name) != null)
                ? Stream.of(place(source), key(source), fingerprint(source)).flatMap(it -> it)
                : Stream.empty(),
            host.vars().get(PROSODY) instanceof Map<?, ?> source ? prosody(source) : Stream.empty())
        .map(problem -> problem.on(host.name()));
  }

  private static Stream<Problem> prosody(Map<?, ?> source) {
    return Stream.of(
            shape(PROSODY, source, "url", ADDRESS, ADDRESS_REMEDY),
            shape(PROSODY, source, "key_url", KEY_ADDRESS, KEY_ADDRESS_REMEDY),
            shape(PROSODY, source, "fingerprint", FINGERPRINT, WHOLE_FINGERPRINT),
            shape(PROSODY, source, "former_fingerprint", FINGERPRINT, WHOLE_FINGERPRINT))
        .flatMap(it -> it);
  }

  private static Stream<Problem> place(Map<?, ?> source) {
    return Stream.of(
            unless(
                (source.get("url") == null) != (source.get("folder") == null),
                "has to have either url or folder",
                "name one of them"),
            shape(VARIABLE, source, "url", ADDRESS, ADDRESS_REMEDY),
            shape(VARIABLE, source, "folder", FOLDER, "write its whole path, without spaces"))
        .flatMap(it -> it);
  }

  private static Stream<Problem> key(Map<?, ?> source) {
    boolean hasKey = source.get("key") != null;
    boolean isFetched = source.get("key_url") != null;
    return Stream.of(
            unless(
                source.get("url") == null || hasKey || isFetched,
                "has a url without key",
                "name by key the file with the repository's key, or by key_url where the hosts fetch"
                    + " it, so that only its packages are taken"),
            unless(!hasKey || !isFetched, "has both key and key_url", "name one of them"),
            shape(VARIABLE, source, "key_url", KEY_ADDRESS, KEY_ADDRESS_REMEDY))
        .flatMap(it -> it);
  }

  private static Stream<Problem> fingerprint(Map<?, ?> source) {
    if (source.get("fingerprint") == null) {
      return unless(
          source.get("key_url") == null, "has a key_url without fingerprint", WHOLE_FINGERPRINT);
    }
    // That of a file is compared with the file's own.
    return Stream.concat(
        unless(
            source.get("key") != null || source.get("key_url") != null,
            "has a fingerprint without key",
            "name the key by key or key_url"),
        source.get("key_url") == null
            ? Stream.empty()
            : shape(VARIABLE, source, "fingerprint", FINGERPRINT, WHOLE_FINGERPRINT));
  }

  private static Stream<Problem> shape(
      String option, Map<?, ?> source, String name, Pattern pattern, String remedy) {
    Object value = source.get(name);
    return value == null || pattern.matcher(value.toString()).matches()
        ? Stream.empty()
        : Stream.of(RULE.broken(option + " has the " + name + " '" + value + "'", remedy));
  }

  private static Stream<Problem> unless(boolean holds, String what, String remedy) {
    return holds ? Stream.empty() : Stream.of(RULE.broken(VARIABLE + " " + what, remedy));
  }
}
