package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Rule;

/** What a bridge has: its REST interface, its login at prosody, its place in the brewery. */
final class BridgeVerdicts {

  static final String UNIT = "jitsi-videobridge2";
  static final Rule HEALTHY = Rule.error("JT540");
  static final Rule PUBLIC_ADDRESS = Rule.error("JT541");
  static final Rule DRAINS = Rule.warning("JT542");
  static final Rule UNREACHED = Rule.error("JT543");
  static final Rule LOGGED_IN = Rule.error("JT544");
  static final Rule ALL_ROOMS = Rule.warning("JT545");
  static final Rule CLOSED_PORTS = Rule.error("JT550");

  private static final int HTTP_OK = 200;
  private static final int MOST_OF_A_BODY = 120;
  private static final String LOG = "/var/log/jitsi/jvb.log";
  private static final String NO_ADDRESS = "No valid IP addresses";
  private static final Map<String, String> PRIVATE_PORTS = new LinkedHashMap<>();

  static {
    PRIVATE_PORTS.put("prosody_http", "5280/tcp (prosody's HTTP)");
    PRIVATE_PORTS.put("jicofo_rest", "8888/tcp (jicofo's REST)");
  }

  private BridgeVerdicts() {}

  static List<Check> of(String host, Answer answer, Brewery brewery) {
    if (!answer.runs(UNIT)) {
      return Stream.of("health", "drain", "xmpp", "brewery")
          .map(id -> Check.skipped(id, UNIT + " does not run"))
          .toList();
    }
    return List.of(
        health(answer),
        drain(answer),
        login(answer, brewery),
        brewery.check(host, answer),
        closedPorts(answer));
  }

  /** Whether the bridge is in the brewery by its own account. */
  static boolean hasJoined(Answer answer) {
    return answer.body("stats").path("mucs_joined").asInt() > 0;
  }

  /** Why the bridge cannot log in, by its log since its start: no waiting fixes that. */
  static String refusedLogin(Answer answer) {
    return hasJoined(answer) ? "" : WayToProsody.refusal(answer.text("matches", "login"));
  }

  /** Whether the bridge is unhealthy for want of a public address: no waiting fixes that. */
  static boolean lacksPublicAddress(Answer answer) {
    return answer.text("requests", "health", "body").contains(NO_ADDRESS);
  }

  private static Check health(Answer answer) {
    String id = "health";
    JsonNode reply = answer.at("requests", "health");
    if (reply.path("status").asInt() == HTTP_OK) {
      return Check.ok(id, "the bridge holds itself for healthy");
    }
    if (lacksPublicAddress(answer)) {
      return Check.broken(
          PUBLIC_ADDRESS,
          id,
          "the bridge knows no public address of its own",
          "jicofo does not use it so; give it in jitsi_bridge_address_mappings, or set"
              + " jitsi_bridge_require_public_address to false where all participants are in its"
              + " private network");
    }
    String body = reply.path("body").asText("");
    String start =
        body.substring(
            0,
            body.offsetByCodePoints(
                0, Math.min(MOST_OF_A_BODY, body.codePointCount(0, body.length()))));
    String what =
        AnyJson.isSet(reply.path("status"))
            ? (Replies.why(reply) + " " + start.strip()).strip()
            : Replies.why(reply);
    return Check.broken(
        HEALTHY,
        id,
        "the bridge's health check on 127.0.0.1:8080: " + what,
        "see " + LOG + " there");
  }

  private static Check drain(Answer answer) {
    String id = "drain";
    JsonNode drain = answer.body("stats").path("drain");
    return drain.isBoolean() && drain.booleanValue()
        ? Check.broken(
            DRAINS,
            id,
            "drains: jicofo puts no new conference on it while others can take them",
            "`curl --request POST http://127.0.0.1:8080/colibri/drain/disable` there lets it take"
                + " them again")
        : Check.ok(id, "takes new conferences");
  }

  private static Check login(Answer answer, Brewery brewery) {
    String id = "xmpp";
    if (!brewery.prosodyRuns()) {
      return Check.skipped(id, "prosody was not seen running");
    }
    if (answer.at("requests", "stats", "status").asInt() != HTTP_OK) {
      return Check.skipped(id, "the bridge gives no statistics");
    }
    JsonNode stats = answer.body("stats");
    JsonNode configured = stats.path("mucs_configured");
    String rooms = stats.path("mucs_joined").asText("0") + " of " + configured.asText("0");
    if (hasJoined(answer)) {
      String text = "logged in at prosody, has joined " + rooms + " rooms";
      return stats.path("mucs_joined").asInt() >= configured.asInt()
          ? Check.ok(id, text)
          : Check.broken(
              ALL_ROOMS, id, text, "a rotation may be going on; else see " + LOG + " there");
    }
    if (DeployedVerdicts.isPasswordRefused(answer)) {
      return Check.skipped(id, "prosody refuses the password in its file, see there");
    }
    JsonNode reach = answer.at("reach", "xmpp");
    WayToProsody way =
        WayToProsody.of(
            reach.path("host").asText("prosody"),
            WayToProsody.XMPP,
            reach,
            brewery.admits(),
            refusedLogin(answer));
    String unlisted = "is not logged in at prosody, has joined " + rooms + " rooms: it ";
    return AnyJson.isSet(reach.path("open"))
        ? Check.broken(LOGGED_IN, id, unlisted + way.seen(), way.remedy())
        : Check.broken(UNREACHED, id, way.seen(), way.remedy());
  }

  private static Check closedPorts(Answer answer) {
    String id = "closed ports";
    String open =
        PRIVATE_PORTS.entrySet().stream()
            .filter(port -> AnyJson.isSet(answer.at("reach", port.getKey(), "open")))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(" and "));
    return open.isEmpty()
        ? Check.ok(id, "does not reach the meet host's private ports")
        : Check.broken(
            CLOSED_PORTS,
            id,
            "reaches the meet host's " + open,
            "see the firewall of the meet host; run site.yml to load it again");
  }
}
