package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What verify asks about a cluster that is well, to be broken by a test. */
final class TestCluster {

  static final long NOW = 1_800_000_000;
  static final long DAY = 86_400;
  private static final String JVB = "jitsi-videobridge2";
  private static final String BREWERY = "jvbbrewery@internal.auth.meet.example.com/";
  private static final Path FOLDER = Path.of("src/test/resources/judge");

  /** Single quotes make JSON in tests easier to read. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

  final ObjectNode question;

  private TestCluster(ObjectNode question) {
    this.question = question;
  }

  static TestCluster well() {
    return new TestCluster((ObjectNode) file("well.json"));
  }

  static TestCluster withTurn() {
    TestCluster cluster = well();
    cluster.question.withObject("/answers").set("turn1", file("turn.json"));
    return cluster
        .set("meet1", "{'turn1': {}}", "relays")
        .fleet("['turn1']", "turn")
        .fleet("['turn1']", "turn_certificates")
        .fleet(
            "{'turn1': {'reached': true, 'found': ['current'], 'unknown': 0, 'settled': true}}",
            "turn_secrets");
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode file(String name) {
    try {
      return json(Files.readString(FOLDER.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  VerifyVerdict judge() {
    return VerifyVerdict.judge(question);
  }

  /** What is not well, in order. */
  List<String> bad() {
    return judge().checks().stream()
        .filter(check -> !check.rule().isEmpty())
        .map(
            check ->
                "%s, %s, %s: %s".formatted(check.host(), check.id(), check.state(), check.text()))
        .toList();
  }

  /** The checks of this name on this host. */
  VerifyVerdict.CheckPart check(String host, String id) {
    return judge().checks().stream()
        .filter(check -> check.host().equals(host) && check.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  ObjectNode answer(String host) {
    return question.withObject("/answers/" + host);
  }

  /** Puts a value into what a host answered. */
  TestCluster set(String host, String value, String... steps) {
    put(answer(host), value, steps);
    return this;
  }

  TestCluster fleet(String value, String... steps) {
    put(question.withObject("/fleet"), value, steps);
    return this;
  }

  private static void put(ObjectNode root, String value, String... steps) {
    ObjectNode at = root;
    for (int i = 0; i < steps.length - 1; i++) {
      at = at.withObjectProperty(steps[i]);
    }
    at.set(steps[steps.length - 1], json(value));
  }

  TestCluster drop(String host, String... steps) {
    ObjectNode at = answer(host);
    for (int i = 0; i < steps.length - 1; i++) {
      at = at.withObjectProperty(steps[i]);
    }
    at.remove(steps[steps.length - 1]);
    return this;
  }

  /** Takes a host out of the play. */
  TestCluster without(String host) {
    question.withObject("/answers").remove(host);
    return this;
  }

  /** A host that answers nothing but this. */
  TestCluster only(String host, String answer) {
    question.withObject("/answers").set(host, json(answer));
    return this;
  }

  TestCluster stop(String host, String unit) {
    return set(host, "{'active': 'inactive', 'result': 'success', 'seconds': 9000}", "units", unit);
  }

  /** A service that was started so many seconds ago. */
  TestCluster started(String host, String unit, int seconds) {
    return set(host, String.valueOf(seconds), "units", unit, "seconds");
  }

  TestCluster reply(String host, String request, String reply) {
    return set(host, reply, "requests", request);
  }

  /** Changes the JSON that a request was answered with. */
  TestCluster body(String host, String request, Consumer<ObjectNode> change) {
    ObjectNode reply = answer(host).withObject("/requests/" + request);
    ObjectNode document = (ObjectNode) json(reply.get("body").asText());
    change.accept(document);
    reply.put("status", 200).put("body", document.toString());
    return this;
  }

  TestCluster stats(String bridge, String value, String name) {
    return body(bridge, "stats", stats -> stats.set(name, json(value)));
  }

  /** Jicofo trusts so many bridges. */
  TestCluster trusted(int bridges) {
    String selector = "{'bridge_count': 2, 'operational_bridge_count': " + bridges + "}";
    return body("meet1", "stats", stats -> stats.set("bridge_selector", json(selector)));
  }

  /** Jicofo sees these bridges and no other. */
  TestCluster sees(String... nicknames) {
    body("meet1", "debug", debug -> debug.withObject("/bridge_selector").remove("bridge"));
    for (String nickname : nicknames) {
      seesAs(nickname, "{'relay-id': '" + nickname + "', 'operational': true}");
    }
    return this;
  }

  /** Jicofo sees this bridge so. */
  TestCluster seesAs(String nickname, String state) {
    return body(
        "meet1",
        "debug",
        debug -> debug.withObject("/bridge_selector/bridge").set(BREWERY + nickname, json(state)));
  }

  /** Lets a module be gone, and prosody be restarted since. */
  TestCluster lacks(String module) {
    ((ArrayNode) answer("meet1").at("/modules/missing")).add(module);
    return complains("Unable to load module '" + module + "': /usr/…/mod_x.lua: No such file");
  }

  TestCluster complains(String line) {
    ((ArrayNode) answer("meet1").at("/since/prosody")).add(line);
    return this;
  }

  /** Bridge 2 is not logged in, as prosody refuses its password. */
  TestCluster wrongPassword() {
    return stats("bridge2", "0", "mucs_joined")
        .set("bridge2", "'SASLError using SCRAM-SHA-1: not-authorized'", "matches", "login")
        .sees("one");
  }

  /** The login in a service's file was tried with this result. */
  TestCluster login(String host, String service, String name, String value) {
    String login =
        "{'path': '/etc/jitsi/videobridge/jvb.conf', 'account': 'jvb@auth.meet.example.com',"
            + " 'taken': false}";
    return set(host, login, "logins", service).set(host, value, "logins", service, name);
  }

  TestCluster stopBridge() {
    stop("bridge2", JVB);
    for (String request : List.of("health", "version", "stats")) {
      reply("bridge2", request, "{'status': null, 'error': 'refused'}");
    }
    return sees("one");
  }

  TestCluster stopProsody() {
    stop("meet1", "prosody").sees();
    for (String request : List.of("bosh", "websocket")) {
      reply("meet1", request, "{'status': 502, 'body': ''}");
    }
    for (String bridge : List.of("bridge1", "bridge2")) {
      stats(bridge, "0", "mucs_joined")
          .set(bridge, "{'open': false, 'error': 'refused'}", "reach", "xmpp");
    }
    return this;
  }

  /** Every host gives its metrics to somebody. */
  TestCluster measured() {
    for (String host : List.of("meet1", "bridge1", "bridge2")) {
      reply(host, "metrics", "{'status': 200, 'body': '# HELP jitsi_jvb_stress'}");
      set(
          host,
          "{'active': 'active', 'result': 'success', 'seconds': 9000}",
          "units",
          "scalable-jitsi-metrics");
    }
    return this;
  }
}
