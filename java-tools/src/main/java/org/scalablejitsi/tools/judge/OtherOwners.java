package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Rule;

/** What a meet host serves besides the domain that it is to serve. */
final class OtherOwners {

  static final Rule ONE_DOMAIN = Rule.error("JT607");
  static final Rule OWN_PROSODY = Rule.error("JT608");
  static final Rule NO_GUESTS = Rule.warning("JT609");

  /** Examples of Debian's, and one for a service of Jitsi's makers in their package. */
  private static final List<String> PACKAGED =
      List.of("localhost", "example.com", "jigasi.meet.jitsi");

  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w@%+=:,./-]+");

  private OtherOwners() {}

  /** Domains that this collection has deployed there. */
  static List<BrokenRule> domains(PreflightHost host, String domain) {
    List<BrokenRule> found = new ArrayList<>();
    AnyJson.entries(host.found().path("served"))
        .forEach(
            (other, paths) -> {
              if (!other.equals(domain)) {
                found.add(domain(other, domain, AnyJson.texts(paths)));
              }
            });
    return found;
  }

  private static BrokenRule domain(String other, String domain, List<String> paths) {
    return new BrokenRule(
        ONE_DOMAIN,
        ("serves %1$s already (%2$s), and jitsi_domain is %3$s: it would answer for both, with the"
                + " accounts, certificates and bridges of one; set jitsi_domain back, or take %1$s"
                + " out first, which ends its conferences, by `rm %4$s` there (docs/operations.md,"
                + " Change the domain)")
            .formatted(
                other,
                String.join(", ", paths),
                domain,
                paths.stream().map(OtherOwners::quoted).collect(Collectors.joining(" "))));
  }

  /** A word for a shell. */
  private static String quoted(String word) {
    return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\"'\"'") + "'";
  }

  /** Hosts of a prosody that somebody else has set up. */
  static Optional<BrokenRule> prosodyHosts(PreflightHost host, String domain) {
    JsonNode found = host.found().path("prosody_hosts");
    List<String> others = new ArrayList<>();
    for (JsonNode other : found.path("hosts")) {
      String name = other.path("name").asText("");
      if (!isWithin(name, domain)) {
        others.add(name + " (" + other.path("place").asText("") + ")");
      }
    }
    if (others.isEmpty()) {
      return Optional.empty();
    }
    String serves = "has a prosody that serves " + String.join(", ", others);
    return Optional.of(
        AnyJson.isSet(found.path("ours"))
            ? new BrokenRule(
                NO_GUESTS,
                serves
                    + " too: nobody but bridges gets in on 5222, and it does not federate. Move it"
                    + " to another prosody")
            : new BrokenRule(
                OWN_PROSODY,
                serves
                    + ": its prosody.cfg.lua would be replaced, and prosody would neither federate"
                    + " nor let anybody but bridges in on 5222. Deploy the meet host elsewhere, or"
                    + " move these hosts to another prosody; those that nobody uses take out of the"
                    + " file"));
  }

  private static boolean isWithin(String name, String domain) {
    String within = "." + name.toLowerCase(Locale.ROOT);
    return Stream.concat(Stream.of(domain), PACKAGED.stream())
        .anyMatch(known -> within.endsWith("." + known));
  }
}
