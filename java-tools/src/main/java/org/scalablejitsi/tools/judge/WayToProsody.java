package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.Admission;

/**
 * What was seen on a bridge's way to prosody.
 *
 * @param seen what was seen, to follow "it"
 * @param remedy what to do
 */
record WayToProsody(String seen, String remedy) {

  static final int XMPP = 5222;
  private static final String LOG = "/var/log/jitsi/jvb.log";
  private static final String WRONG_PASSWORD = "SASLError";
  private static final List<String> REFUSALS = List.of(WRONG_PASSWORD, "PKIX");

  /**
   * Judges a way.
   *
   * @param reach what {@code asking.reach} returned on the bridge
   * @param admits the addresses that the meet host lets in; none where its firewall is not ours
   * @param refused what the bridge's log says of its last login
   */
  static WayToProsody of(
      String host, int port, JsonNode reach, @Nullable List<String> admits, String refused) {
    String targets = String.join(", ", AnyJson.texts(reach.path("targets")));
    String source = reach.path("source").asText("");
    String from = source.isEmpty() ? "no address of its own" : source;
    if (AnyJson.isSet(reach.path("open"))) {
      String says = refused.isEmpty() ? "" : ", and its log says: " + refused;
      return new WayToProsody(
          "reaches prosody at " + targets + " from " + from + says, refusal(refused, targets));
    }
    String error = reach.path("error").asText("");
    if (targets.isEmpty()) {
      return new WayToProsody(
          "finds no address for " + host + " (" + error + ")",
          "enter it in DNS or /etc/hosts there, or fix jitsi_xmpp_host");
    }
    String seen =
        "does not reach prosody on %d/tcp (%s): %s is %s there, asked from %s"
            .formatted(port, error, host, targets, from);
    if (admits == null) {
      return new WayToProsody(seen, between(targets));
    }
    String admitted = admits.isEmpty() ? "nobody" : String.join(", ", admits);
    boolean shut = !source.isEmpty() && !Admission.mayBeAmong(source, admits);
    return new WayToProsody(
        seen + "; the meet host lets in " + admitted, shut ? list(source) : between(targets));
  }

  /** The addresses that a host lets in, as it answered. */
  static @Nullable List<String> admitted(JsonNode admits) {
    return admits.isArray() ? AnyJson.texts(admits) : null;
  }

  /** What the last word of a bridge's log about its login says of a refusal. */
  static String refusal(String last) {
    return REFUSALS.stream().anyMatch(last::startsWith) ? last : "";
  }

  /**
   * Says what is wrong with a bridge that runs and is not logged in.
   *
   * @param result of {@code scalable.jitsi.muc_client}
   */
  static String loginFailure(
      String bridge, String host, int port, JsonNode result, @Nullable List<String> admits) {
    String complaints = String.join("; ", AnyJson.texts(result.path("complaints")));
    String login = result.path("login").asText("");
    if (!result.path("running").asBoolean(true)) {
      String says =
          complaints.isEmpty()
              ? "See " + LOG + " and `journalctl --unit jitsi-videobridge2` there"
              : "It says: " + complaints;
      return bridge
          + ": the bridge was started and does not run any more. "
          + says
          + ". Fix that, then run this again";
    }
    String seen = "";
    String remedy = "see " + LOG + " there";
    if (result.has("reach")) {
      WayToProsody way = of(host, port, result.path("reach"), admits, refusal(login));
      seen = " It " + way.seen() + ".";
      remedy = way.remedy();
    }
    if (!complaints.isEmpty() && refusal(login).isEmpty()) {
      seen += " It says: " + complaints + ".";
    }
    return bridge
        + ": the bridge runs and is not logged in at prosody, so it gets no conferences: "
        + result.path("reason").asText("")
        + "."
        + seen
        + " "
        + remedy.substring(0, 1).toUpperCase(Locale.ROOT)
        + remedy.substring(1)
        + ", then run this again";
  }

  private static String refusal(String refused, String targets) {
    if (refused.startsWith(WRONG_PASSWORD)) {
      return "its password or prosody's is not the vault's: use the vault of this cluster, and run"
          + " site.yml with jitsi_bridge_restart=now";
    }
    return refused.isEmpty()
        ? "see " + LOG + " there"
        : "it does not trust prosody's certificate: see whether "
            + targets
            + " is the meet host, and run site.yml with jitsi_bridge_restart=now";
  }

  private static String list(String source) {
    return "list "
        + source
        + " in this bridge's jitsi_bridge_addresses, or have it go by an address that is listed;"
        + " run site.yml for the meet host too";
  }

  private static String between(String targets) {
    return "see whether "
        + targets
        + " is the meet host, whether prosody runs there, and the firewalls between";
  }
}
