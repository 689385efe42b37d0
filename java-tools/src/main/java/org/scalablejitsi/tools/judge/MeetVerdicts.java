package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Rule;

/** What the meet host has: jicofo's answers, the web host, certificates. */
final class MeetVerdicts {

  static final Rule ROOM = Rule.error("JT520");
  static final Rule JICOFO = Rule.error("JT521");
  static final Rule STRANGERS = Rule.error("JT522");
  static final Rule WEB = Rule.error("JT523");
  static final Rule LIMITED = Rule.warning("JT524");
  static final Rule PARTICIPANTS = Rule.warning("JT527");

  private static final int TOO_MANY_REQUESTS = 429;

  /** Of the expected participants. */
  private static final int FULL_PERCENT = 80;

  private static final int PERCENT = 100;
  private static final List<Way> WAYS =
      List.of(
          new Way("page", "the web page", List.of("nginx"), 200, "<html"),
          new Way("bosh", "BOSH (/http-bind)", List.of("nginx", "prosody"), 200, "sid="),
          new Way(
              "websocket",
              "the websocket (/xmpp-websocket)",
              List.of("nginx", "prosody"),
              101,
              ""));

  private final Answer answer;
  private final Brewery brewery;
  private final Cluster cluster;

  private MeetVerdicts(Answer answer, Brewery brewery, Cluster cluster) {
    this.answer = answer;
    this.brewery = brewery;
    this.cluster = cluster;
  }

  /**
   * A request to the web host.
   *
   * @param through the services that it goes through
   * @param status of a right answer
   * @param mark what a right answer has in it, in lower case
   */
  private record Way(String id, String title, List<String> through, int status, String mark) {}

  static List<Check> of(Answer answer, Brewery brewery, Cluster cluster) {
    return new MeetVerdicts(answer, brewery, cluster).all();
  }

  private List<Check> all() {
    List<Check> found = new ArrayList<>(List.of(jicofo(), strangers()));
    Set<String> lacking =
        answer.runs("prosody") ? ProsodyVerdicts.broken(answer).keySet() : Set.of();
    WAYS.forEach(way -> found.add(web(way, lacking)));
    found.addAll(ProsodyVerdicts.of(answer, cluster));
    found.add(participants());
    boolean own = cluster.isAmong("web_certificates", String.valueOf(cluster.meetHost()));
    found.add(Certificates.WEB.judge(answer, true, own, cluster));
    found.add(Certificates.PROSODY.judge(answer, true, false, cluster));
    return found;
  }

  private Check jicofo() {
    String id = "jicofo";
    if (!answer.runs("jicofo")) {
      return Check.skipped(id, "jicofo does not run");
    }
    if (!brewery.closed().isEmpty()) {
      return Check.broken(
          ROOM,
          id,
          "jicofo does not get into the bridges' room: " + brewery.closed(),
          "see /var/log/jitsi/jicofo.log and prosody's; site.yml puts prosody's files back, then"
              + " restart prosody");
    }
    JsonNode selector = answer.body("stats").path("bridge_selector");
    return selector.isObject()
        ? Check.ok(
            id,
            "sees "
                + selector.path("bridge_count").asText("0")
                + " bridges, "
                + selector.path("operational_bridge_count").asText("0")
                + " of them operational")
        : Check.broken(
            JICOFO,
            id,
            "jicofo's REST on 127.0.0.1:8888: " + Replies.why(answer.at("requests", "stats")),
            "see /var/log/jitsi/jicofo.log");
  }

  private Check strangers() {
    String id = "strangers";
    if (!brewery.jicofoAnswers()) {
      return Check.skipped(id, "jicofo and prosody were not seen running");
    }
    List<String> strangers = brewery.strangers();
    return strangers.isEmpty()
        ? Check.ok(id, "jicofo sees no bridge that is not in the inventory")
        : Check.broken(
            STRANGERS,
            id,
            "jicofo sees bridges that the inventory does not know: " + String.join(", ", strangers),
            "if they are yours, add them to the inventory; if not, stop the machines that"
                + " prosody's log shows logging in as jvb, then run rotate-secrets.yml with -e"
                + " jitsi_rotate=jvb: a new password alone ends no session. Visitors without a"
                + " password get there only while prosody runs with files from before: restart it"
                + " where that is due");
  }

  private Check web(Way way, Set<String> lacking) {
    Stream<String> down = way.through().stream().filter(unit -> !answer.runs(unit));
    String stopped = down.findFirst().orElse("");
    if (!stopped.isEmpty()) {
      return Check.skipped(way.id(), stopped + " does not run");
    }
    if (lacking.contains(way.id())) {
      return Check.skipped(way.id(), "prosody runs without mod_" + way.id());
    }
    JsonNode reply = answer.at("requests", way.id());
    int status = reply.path("status").asInt();
    boolean right = status == way.status();
    if (right && reply.path("body").asText("").toLowerCase(Locale.ROOT).contains(way.mark())) {
      return Check.ok(way.id(), way.title() + " answers");
    }
    if (status == TOO_MANY_REQUESTS) {
      return Check.broken(
          LIMITED,
          way.id(),
          way.title()
              + " was not asked: nginx answers 429, as 127.0.0.1 is beyond a limit for one address",
          "a proxy on this host hides its visitors' addresses, or a program here asks much: stop"
              + " that, or let it through by jitsi_meet_unlimited_networks or a greater"
              + " jitsi_meet_people_per_address");
    }
    String error = reply.path("error").asText("");
    String unexpected =
        right
            ? "an unexpected page"
            : "answers " + reply.path("status").asText("nothing") + " instead of " + way.status();
    return Check.broken(
        WEB,
        way.id(),
        way.title() + ": " + (error.isEmpty() ? unexpected : error),
        "see /var/log/nginx/error.log and the service behind it");
  }

  private Check participants() {
    String id = "participants";
    if (!answer.runs("prosody")) {
      return Check.skipped(id, "prosody does not run");
    }
    long count = answer.at("connections", "web").asLong();
    long participants = cluster.fleet().path("participants").asLong();
    String text =
        count
            + " connections from nginx to prosody, with room for "
            + participants
            + " participants";
    return count / (double) FULL_PERCENT * PERCENT < participants
        ? Check.ok(id, text)
        : Check.broken(
            PARTICIPANTS, id, text, "raise jitsi_meet_participants before people are turned away");
  }
}
