package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Rule;

/** What a TURN server has: its ports, its secret, its certificate. */
final class TurnVerdicts {

  static final Rule DEAF = Rule.error("JT560");
  static final Rule UNREACHED = Rule.warning("JT561");
  static final Rule SECRET = Rule.error("JT562");
  static final Rule FORMER_SECRET = Rule.warning("JT563");

  private static final String UNIT = "coturn";
  private static final String SITE = "run site.yml, which gives coturn the secrets of the vault";

  private TurnVerdicts() {}

  static List<Check> of(String host, Answer answer, Cluster cluster) {
    if (!answer.runs(UNIT)) {
      return Stream.of("relay", "turn secret", Certificates.TURN.id())
          .map(id -> Check.skipped(id, UNIT + " does not run"))
          .toList();
    }
    // One that the server made for itself is there for who does not ask for names.
    boolean own = cluster.isAmong("turn_certificates", host);
    return List.of(
        relay(answer.at("relays", "own"), cluster.meet().at("relays", host)),
        secret(cluster.fleet().path("turn_secrets").path(host)),
        Certificates.TURN.judge(answer, own, own, cluster));
  }

  private static Check relay(JsonNode own, JsonNode meet) {
    String id = "relay";
    if (AnyJson.isSet(own)) {
      return Check.broken(
          DEAF,
          id,
          "coturn does not answer on its own host: " + named(own),
          "see `journalctl --unit coturn`, and `ss --listening --tcp --udp --processes` for who has"
              + " the port");
    }
    if (AnyJson.isSet(meet)) {
      return Check.broken(
          UNREACHED,
          id,
          "the meet host does not reach the server: " + named(meet),
          "see the firewalls between and jitsi_turn_addresses; a NAT without hairpinning does this"
              + " too");
    }
    boolean asked = !meet.isMissingNode() && !meet.isNull();
    return Check.ok(id, "answers on all its ports" + (asked ? ", the meet host too" : ""));
  }

  private static String named(JsonNode errors) {
    return new TreeMap<>(AnyJson.entries(errors))
        .entrySet().stream()
            .map(entry -> entry.getKey() + " (" + entry.getValue().asText("") + ")")
            .collect(Collectors.joining(", "));
  }

  private static Check secret(JsonNode answer) {
    String id = "turn secret";
    if (!AnyJson.isSet(answer.path("reached"))) {
      String text = "coturn's secrets: " + answer.path("reason").asText("was not asked");
      return AnyJson.isSet(answer.path("closed"))
          ? Check.skipped(id, text, SITE)
          : Check.broken(SECRET, id, text, SITE);
    }
    List<String> found = AnyJson.texts(answer.path("found"));
    if (AnyJson.isSet(answer.path("settled"))) {
      return found.contains("previous")
          ? Check.broken(
              FORMER_SECRET,
              id,
              "coturn takes the former secret too: its rotation is not finished",
              "run rotate-secrets.yml with -e jitsi_rotate=turn, which says when the former one may"
                  + " go, and drops it")
          : Check.ok(id, "coturn takes the secret of the vault, and no other");
    }
    return found.contains("current")
        ? Check.broken(SECRET, id, "coturn takes other secrets than those of the vault", SITE)
        : Check.broken(
            SECRET,
            id,
            "coturn does not take the secret of the vault: nobody is relayed who was told of this"
                + " server",
            SITE);
  }
}
