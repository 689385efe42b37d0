package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.FleetRule.Fault;

/** Where packages come from: they run as root, so those from elsewhere need a known key. */
final class PackageRules {

  private static final String ADDRESS_REMEDY =
      "begin it with https://, http:// or file:/, without spaces";
  private static final String KEY_ADDRESS_REMEDY =
      "begin it with https:// or http://, without spaces and apostrophes";
  private static final String WHOLE_FINGERPRINT =
      "write the key's whole fingerprint, 40 hexadecimal digits";
  private static final Predicate<@Nullable Object> ADDRESS =
      Shapes.matching("(https?://|file:/)[!-~]+");
  private static final Predicate<@Nullable Object> FOLDER = Shapes.matching("/[!-~]*");
  // A script of the host has it between apostrophes.
  private static final Predicate<@Nullable Object> KEY_ADDRESS =
      Shapes.matching("https?://[!-&(-~]+");
  private static final Predicate<@Nullable Object> FINGERPRINT =
      Shapes.matching("( *[0-9A-Fa-f]){40} *");
  // The channel has a default, and alone it is no source.
  private static final List<String> WRITTEN =
      List.of("url", "folder", "key", "key_url", "fingerprint");

  private PackageRules() {}

  static Stream<Fault> source(Host host) {
    Asked source = new Asked(host, Variable.PACKAGE_SOURCE);
    Asked prosody = new Asked(host, Variable.PACKAGE_PROSODY);
    return Stream.of(
            WRITTEN.stream().anyMatch(source::has)
                ? Stream.of(place(source), key(source), fingerprint(source)).flatMap(it -> it)
                : Stream.<Fault>empty(),
            prosody.shape("url", ADDRESS, ADDRESS_REMEDY),
            prosody.shape("key_url", KEY_ADDRESS, KEY_ADDRESS_REMEDY),
            prosody.shape("fingerprint", FINGERPRINT, WHOLE_FINGERPRINT),
            prosody.shape("former_fingerprint", FINGERPRINT, WHOLE_FINGERPRINT))
        .flatMap(it -> it);
  }

  private static Stream<Fault> place(Asked source) {
    return Stream.of(
            source.unless(
                source.has("url") != source.has("folder"),
                "has to have either url or folder",
                "name one of them"),
            source.shape("url", ADDRESS, ADDRESS_REMEDY),
            source.shape("folder", FOLDER, "write its whole path, without spaces"))
        .flatMap(it -> it);
  }

  private static Stream<Fault> key(Asked source) {
    return Stream.of(
            source.unless(
                !source.has("url") || source.has("key") || source.has("key_url"),
                "has a url without key",
                "name by key the file with the repository's key, or by key_url where the hosts fetch"
                    + " it, so that only its packages are taken"),
            source.unless(
                !source.has("key") || !source.has("key_url"),
                "has both key and key_url",
                "name one of them"),
            source.shape("key_url", KEY_ADDRESS, KEY_ADDRESS_REMEDY))
        .flatMap(it -> it);
  }

  private static Stream<Fault> fingerprint(Asked source) {
    if (!source.has("fingerprint")) {
      return source.unless(
          !source.has("key_url"), "has a key_url without fingerprint", WHOLE_FINGERPRINT);
    }
    // That of a file is compared with the file's own.
    return source.has("key_url")
        ? source.shape("fingerprint", FINGERPRINT, WHOLE_FINGERPRINT)
        : source.unless(
            source.has("key"), "has a fingerprint without key", "name the key by key or key_url");
  }

  /** A dictionary of a host. */
  private record Asked(Host host, Variable<Map<?, ?>> variable) {

    boolean has(String name) {
      return host.map(variable).get(name) != null;
    }

    Stream<Fault> unless(boolean holds, String what, String remedy) {
      return holds ? Stream.empty() : Stream.of(Fault.on(host, variable + " " + what, remedy));
    }

    Stream<Fault> shape(String name, Predicate<@Nullable Object> fits, String remedy) {
      Object value = host.map(variable).get(name);
      return unless(
          value == null || fits.test(value), "has the " + name + " '" + value + "'", remedy);
    }
  }

  /** A key that was exchanged on its way, or came with another one, would let in others. */
  static Stream<Fault> sourceKey(Host host) {
    Map<?, ?> source = host.map(Variable.PACKAGE_SOURCE);
    if (source.get("key") == null || host.get(Variable.ROLE_PACKAGE_KEY) == null) {
      return Stream.empty();
    }
    String file = "%s.key (%s)".formatted(Variable.PACKAGE_SOURCE, source.get("key"));
    List<String> found;
    try {
      found = OpenPgpKeys.fingerprints(host.texts(Variable.ROLE_PACKAGE_KEY));
    } catch (IllegalArgumentException e) {
      return Stream.of(
          Fault.on(
              host,
              file + " is no OpenPGP public key in armor: " + e.getMessage(),
              "write one by `gpg --armor --export`"));
    }
    String wanted =
        Objects.toString(source.get("fingerprint"), "").replace(" ", "").toUpperCase(Locale.ROOT);
    return source.get("fingerprint") == null || found.equals(List.of(wanted))
        ? Stream.empty()
        : Stream.of(
            Fault.on(
                host,
                "%s holds %s, and not %s alone"
                    .formatted(file, String.join(" and ", found), wanted),
                "fetch the key again; change the fingerprint only to one that its owner"
                    + " publishes"));
  }

  /** An upgrade does not take a package where the next run would not have it. */
  static Stream<Fault> oneVersion(Host host) {
    Map<?, ?> pinned = host.map(Variable.PACKAGE_VERSIONS);
    return host.map(Variable.UPGRADE_VERSIONS).entrySet().stream()
        .filter(entry -> pinned.containsKey(entry.getKey()))
        .filter(entry -> !entry.getValue().equals(pinned.get(entry.getKey())))
        .map(
            entry ->
                Fault.on(
                    host,
                    "%s has %s: %s, and %s has %s"
                        .formatted(
                            Variable.UPGRADE_VERSIONS,
                            entry.getKey(),
                            entry.getValue(),
                            Variable.PACKAGE_VERSIONS,
                            pinned.get(entry.getKey())),
                    "change the version in %s, which an upgrade goes by too"
                        .formatted(Variable.PACKAGE_VERSIONS)));
  }
}
