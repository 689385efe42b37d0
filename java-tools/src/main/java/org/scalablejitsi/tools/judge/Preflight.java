package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scalablejitsi.tools.problem.Rule;

/** Judges what hosts are like before anything is installed: names every problem of every host. */
final class Preflight {

  static final Rule TRUSTED_CERTIFICATE = Rule.error("JT620");
  static final Rule ANSWERS = Rule.error("JT622");

  /**
   * What may be wrong.
   *
   * @param media the bridges whose media port is to be tried from the meet host, by name
   */
  record Verdict(
      List<String> errors, List<String> warnings, Map<String, BridgeMedia.Trial> media) {}

  private final String meet;
  private final Map<String, JsonNode> found = new LinkedHashMap<>();
  private final Map<String, JsonNode> hosts = new LinkedHashMap<>();
  private final List<String> errors = new ArrayList<>();
  private final Map<BrokenRule, List<String>> warned = new LinkedHashMap<>();
  private final Map<String, BridgeMedia.Trial> media = new LinkedHashMap<>();

  private Preflight(JsonNode question) {
    meet = question.path("meet").asText();
    question.path("hosts").forEach(host -> hosts.put(host.path("name").asText(), host));
    Map<String, JsonNode> answers = AnyJson.entries(question.path("found"));
    // In the inventory's order, whatever that of the play is.
    hosts.keySet().stream()
        .filter(answers::containsKey)
        .forEach(host -> found.put(host, answers.get(host)));
    found.putAll(answers);
  }

  static Verdict judge(JsonNode question) {
    Preflight preflight = new Preflight(question);
    preflight.found.forEach(preflight::look);
    preflight.judgeCertificate(question.path("certificate"));
    preflight.errors.addAll(MissingModules.judge(question));
    return new Verdict(preflight.errors, preflight.warnings(), preflight.media);
  }

  /** What is the same of many hosts is said once. */
  private List<String> warnings() {
    HostNames names = new HostNames(List.copyOf(found.keySet()));
    return warned.entrySet().stream()
        .map(
            it -> {
              String named = names.of(it.getValue());
              return it.getKey()
                  .of(it.getValue().size() == 1 ? named : "each of " + named)
                  .message();
            })
        .toList();
  }

  private void look(String name, JsonNode answer) {
    if (AnyJson.isSet(answer)) {
      judge(host(name, answer));
    } else if (name.equals(meet)) {
      add(
          name,
          new BrokenRule(
              ANSWERS, "does not answer, and without it nothing can be deployed: see its network"));
    }
  }

  private PreflightHost host(String name, JsonNode answer) {
    return PreflightHost.of(name, answer, hosts.getOrDefault(name, MissingNode.getInstance()));
  }

  private void judge(PreflightHost host) {
    add(host, HostMachine.clock(host));
    if (host.isIn(PreflightHost.TURN)) {
      FoundNames.turn(host).forEach(it -> add(host.name(), it));
    }
    HeldPorts.of(host).forEach(it -> add(host.name(), it));
    if (host.isIn(PreflightHost.MEET)) {
      judgeMeet(host);
    } else if (host.isIn(PreflightHost.BRIDGES)) {
      judgeBridge(host);
    } else {
      return;
    }
    add(host, HostSoftware.java(host));
    HostMachine.size(host).ifPresent(it -> addSize(host.name(), it));
  }

  private void judgeMeet(PreflightHost host) {
    String domain = host.setting("jitsi_domain");
    add(host, FoundNames.domain(host, domain));
    OtherOwners.domains(host, domain).forEach(it -> add(host.name(), it));
    add(host, HostSoftware.prosody(host));
    add(host, OtherOwners.prosodyHosts(host, domain));
  }

  private void judgeBridge(PreflightHost host) {
    BridgeMedia.trial(host, meet).ifPresent(it -> media.put(host.name(), it));
    WayToMeetHost way = new WayToMeetHost(host);
    boolean isDeployed =
        host(meet, found.getOrDefault(meet, MissingNode.getInstance()))
            .listensAs("prosody.service");
    Optional<BrokenRule> unreached = way.reached(isDeployed);
    add(host, unreached);
    add(host, BridgeMedia.address(host));
    if (!unreached.map(BrokenRule::isWarning).orElse(false)) {
      add(host, way.listed());
    }
  }

  /** What jicofo and every bridge are made to trust. */
  private void judgeCertificate(JsonNode problems) {
    StringBuilder problem = new StringBuilder();
    AnyJson.entries(problems).values().forEach(it -> problem.append(it.asText("")));
    if (!problem.isEmpty()) {
      errors.add(
          new BrokenRule(
                  TRUSTED_CERTIFICATE,
                  meet
                      + ": "
                      + problem
                      + ". jicofo and every bridge would be made to trust it, and none of them"
                      + " would log in. Put the former pair back, or remove both files: then a run"
                      + " makes a new pair, and each bridge trusts that after its restart")
              .message());
    }
  }

  private void add(PreflightHost host, Optional<BrokenRule> broken) {
    broken.ifPresent(it -> add(host.name(), it));
  }

  private void add(String host, BrokenRule broken) {
    if (broken.isWarning()) {
      warned.computeIfAbsent(broken, it -> new ArrayList<>()).add(host);
    } else {
      errors.add(broken.of(host).message());
    }
  }

  /** How much its size matters is the operator's choice. */
  private void addSize(String host, BrokenRule broken) {
    JsonNode settings = hosts.getOrDefault(meet, MissingNode.getInstance()).path("vars");
    switch (settings.path("jitsi_preflight_sizing").asText("")) {
      case "ignore" -> {}
      case "fail" -> errors.add(broken.of(host).message());
      default -> add(host, broken);
    }
  }
}
