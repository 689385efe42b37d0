package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Rule;

/** The bridges as jicofo sees them, as far as it was asked. */
final class Brewery {

  static final Rule REGISTERED = Rule.error("JT546");
  static final Rule OWN_NICKNAME = Rule.error("JT547");
  static final Rule LISTED = Rule.error("JT548");
  static final Rule OPERATIONAL = Rule.error("JT549");

  private static final String ID = "brewery";
  private static final String SITE = "run site.yml";
  private static final String LOG = "see /var/log/jitsi/jicofo.log on the meet host";

  private final Map<String, String> nicknames;
  private final boolean prosodyRuns;
  private final boolean jicofoAnswers;
  private final String closed;
  private final @Nullable List<String> admits;
  private final JicofoBridges seen;
  private final Map<String, String> borrowed = new LinkedHashMap<>();

  Brewery(Cluster cluster) {
    Answer meet = cluster.meet();
    nicknames = cluster.nicknames();
    prosodyRuns = meet.runs("prosody");
    jicofoAnswers =
        prosodyRuns && meet.runs("jicofo") && meet.at("requests", "debug", "status").asInt() == 200;
    String word = jicofoAnswers ? meet.text("matches", "brewery") : "";
    closed = word.startsWith("Failed") ? word.strip().replaceAll("\\s+", " ") : "";
    admits = WayToProsody.admitted(meet.at("admits"));
    seen = new JicofoBridges(meet.body("debug"));
    cluster
        .answers()
        .forEach(
            (host, answer) -> {
              if (cluster.bridges().contains(host) && BridgeVerdicts.hasJoined(answer)) {
                others(host, answer).forEach(name -> borrowed.put(name, host));
              }
            });
  }

  boolean prosodyRuns() {
    return prosodyRuns;
  }

  /** Whether prosody and jicofo were seen running. */
  boolean jicofoAnswers() {
    return jicofoAnswers;
  }

  /** Why jicofo is not in the bridges' room, by its log's last word of that; empty if it is. */
  String closed() {
    return closed;
  }

  /** The addresses that the meet host lets in at prosody; none where its firewall is not ours. */
  @Nullable List<String> admits() {
    return admits;
  }

  /** Nicknames that jicofo sees and nobody in the inventory has or uses, in their order. */
  List<String> strangers() {
    TreeSet<String> strangers = new TreeSet<>(seen.nicknames());
    strangers.removeAll(nicknames.values());
    strangers.removeAll(borrowed.keySet());
    return List.copyOf(strangers);
  }

  /** Whether jicofo knows the bridge by its own nickname. */
  Check check(String host, Answer answer) {
    String nickname = nicknames.get(host);
    if (!jicofoAnswers) {
      return Check.skipped(ID, "jicofo and prosody were not seen running");
    }
    if (!closed.isEmpty()) {
      return Check.skipped(ID, "jicofo is not in the bridges' room, see the meet host");
    }
    if (nickname == null) {
      return Check.broken(REGISTERED, ID, "has no nickname in the registry", SITE);
    }
    if (!BridgeVerdicts.hasJoined(answer)) {
      return Check.skipped(ID, "is not logged in at prosody");
    }
    SortedSet<String> others = others(host, answer);
    if (!others.isEmpty()) {
      return borrower(nickname, others.first());
    }
    String lender = borrowed.get(nickname);
    return lender == null
        ? listed(nickname, seen.state(nickname))
        : Check.skipped(ID, "shares its nickname " + nickname + " with " + lender + ", see there");
  }

  /** What a bridge calls itself besides its nickname, in the running process or in its file. */
  private SortedSet<String> others(String host, Answer answer) {
    TreeSet<String> names = new TreeSet<>();
    JsonNode relay = answer.body("stats").path("relay_id");
    names.add(AnyJson.isSet(relay) ? relay.asText("") : "");
    // In the file of either layout.
    names.add(answer.text("matches", "nickname"));
    names.add(answer.text("matches", "properties_nickname"));
    names.remove("");
    names.remove(nicknames.getOrDefault(host, ""));
    return names;
  }

  private Check borrower(String nickname, String name) {
    String text =
        nicknames.entrySet().stream()
            .filter(entry -> entry.getValue().equals(name))
            .findFirst()
            .map(
                owner ->
                    "shares the nickname "
                        + name
                        + " with "
                        + owner.getKey()
                        + ": jicofo sees one bridge for the two; its own is "
                        + nickname)
            .orElse("calls itself " + name + " instead of " + nickname);
    return Check.broken(OWN_NICKNAME, ID, text, "run site.yml, which puts its files back");
  }

  private static Check listed(String nickname, JsonNode state) {
    if (state.isMissingNode()) {
      return Check.broken(LISTED, ID, "jicofo does not see a bridge named " + nickname, LOG);
    }
    JsonNode relay = state.path("relay-id");
    if (!relay.isMissingNode() && !relay.isNull() && !relay.asText("").equals(nickname)) {
      String text = "is " + nickname + " in the brewery but has the relay id " + relay.asText("");
      return Check.broken(OWN_NICKNAME, ID, text, SITE);
    }
    return state.path("operational").asBoolean(true)
        ? Check.ok(ID, "jicofo sees " + nickname + " and holds it for operational")
        : Check.broken(
            OPERATIONAL,
            ID,
            "jicofo holds " + nickname + " for not operational",
            LOG + "; a minute after a failed check it is trusted again");
  }
}
