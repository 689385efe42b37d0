package org.scalablejitsi.tools.takeover;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scalablejitsi.tools.fleet.Variable;

/**
 * What the settings of a service are here.
 *
 * @param exact by their names
 * @param prefixes beginnings of names of settings that are taken care of elsewhere, or that nobody
 *     reads any more
 */
record Meanings(Map<String, Meaning> exact, List<String> prefixes) {

  /** Jitsi's start scripts; ours give Java the same, and a trust store. */
  private static final List<String> START =
      List.of(
          "config.file",
          "net.java.sip.communicator.SC_",
          "java.util.logging.config.file",
          "javax.net.ssl.trustStore");

  private static final List<String> STRATEGIES =
      List.of(
          "SingleBridgeSelectionStrategy",
          "RegionBasedBridgeSelectionStrategy",
          "IntraRegionBridgeSelectionStrategy",
          "SplitBridgeSelectionStrategy");

  /** What a setting comes to; nothing when it is lost. */
  Optional<Map<String, Object>> of(Setting setting) {
    if (prefixes.stream().anyMatch(setting.key()::startsWith)
        || START.stream().anyMatch(setting.key()::startsWith)) {
      return Optional.of(Map.of());
    }
    return Optional.ofNullable(exact.get(setting.key()))
        .flatMap(meaning -> setting.value().flatMap(meaning));
  }

  static Meanings ofBridge(String domain) {
    String load = "videobridge.load-management.load-measurements.";
    return new Meanings(
        Map.ofEntries(
            Map.entry("HOSTNAME", Meaning.word(Variable.XMPP_HOST)),
            Map.entry("PORT", Meaning.same("5222")),
            Map.entry("JVB_OPTS", Meaning.same("", "--apis=,", "--apis=rest", "--apis=rest,")),
            Map.entry("VIDEOBRIDGE_MAX_MEMORY", Meaning.megabytes(Variable.BRIDGE_MEMORY_MB)),
            Map.entry("-Xmx", Meaning.megabytes(Variable.BRIDGE_MEMORY_MB)),
            Map.entry(
                "ice4j.harvest.mapping.aws.enabled", Meaning.truth(Variable.BRIDGE_AWS_MAPPING)),
            Map.entry(
                "org.ice4j.ice.harvest.DISABLE_AWS_HARVESTER",
                Meaning.untruth(Variable.BRIDGE_AWS_MAPPING)),
            Map.entry(
                "ice4j.harvest.mapping.stun.addresses",
                Meaning.words(Variable.BRIDGE_STUN_SERVERS)),
            Map.entry(
                "org.ice4j.ice.harvest.STUN_MAPPING_HARVESTER_ADDRESSES",
                Meaning.words(Variable.BRIDGE_STUN_SERVERS)),
            Map.entry(
                JavaService.STATIC_MAPPINGS, Meaning.mappings(Variable.BRIDGE_ADDRESS_MAPPINGS)),
            Map.entry("videobridge.ice.udp.port", Meaning.whole(Variable.BRIDGE_MEDIA_PORT)),
            Map.entry(
                "org.jitsi.videobridge.SINGLE_PORT_HARVESTER_PORT",
                Meaning.whole(Variable.BRIDGE_MEDIA_PORT)),
            Map.entry("videobridge.relay.enabled", Meaning.same("true")),
            Map.entry("videobridge.relay.region", Meaning.word(Variable.BRIDGE_REGION)),
            Map.entry("videobridge.octo.region", Meaning.word(Variable.BRIDGE_REGION)),
            Map.entry("org.jitsi.videobridge.REGION", Meaning.word(Variable.BRIDGE_REGION)),
            Map.entry("videobridge.websockets.enabled", Meaning.truth(Variable.BRIDGE_WEBSOCKET)),
            Map.entry("videobridge.websockets.tls", Meaning.same("true")),
            Map.entry("videobridge.websockets.domain", Meaning.same(domain, domain + ":443")),
            Map.entry(
                "videobridge.http-servers.public.port",
                Meaning.whole(Variable.BRIDGE_WEBSOCKET_PORT)),
            Map.entry(
                "videobridge.health.require-valid-address",
                Meaning.truth(Variable.BRIDGE_REQUIRE_PUBLIC_ADDRESS)),
            Map.entry(
                "videobridge.initial-drain-mode", Meaning.truth(Variable.BRIDGE_DRAIN_ON_START)),
            Map.entry(load + "load-measurement", Meaning.word(Variable.BRIDGE_LOAD_MEASUREMENT)),
            Map.entry(
                load + "packet-rate.load-threshold",
                Meaning.decimal(Variable.BRIDGE_LOAD_THRESHOLD)),
            Map.entry(
                load + "packet-rate.recovery-threshold",
                Meaning.decimal(Variable.BRIDGE_RECOVERY_THRESHOLD)),
            Map.entry(
                load + "cpu-usage.load-threshold", Meaning.decimal(Variable.BRIDGE_LOAD_THRESHOLD)),
            Map.entry(
                load + "cpu-usage.recovery-threshold",
                Meaning.decimal(Variable.BRIDGE_RECOVERY_THRESHOLD)),
            Map.entry("videobridge.http-servers.private.host", Meaning.same("127.0.0.1")),
            Map.entry("videobridge.http-servers.private.port", Meaning.same("8080")),
            Map.entry("org.jitsi.videobridge.rest.private.jetty.host", Meaning.same("127.0.0.1")),
            Map.entry("org.jitsi.videobridge.rest.private.jetty.port", Meaning.same("8080")),
            Map.entry("videobridge.rest.shutdown.enabled", Meaning.same("true")),
            Map.entry("org.jitsi.videobridge.ENABLE_REST_SHUTDOWN", Meaning.same("true")),
            Map.entry("videobridge.ice.tcp.enabled", Meaning.same("false")),
            Map.entry("videobridge.stats.enabled", Meaning.same("true")),
            Map.entry("org.jitsi.videobridge.ENABLE_STATISTICS", Meaning.same("true"))),
        List.of(
            "videobridge.apis.xmpp-client.configs.",
            "videobridge.apis.rest.enabled",
            "videobridge.relay.relay-id",
            "videobridge.websockets.server-id",
            "videobridge.stats.transports",
            "ice4j.harvest.mapping.stun.enabled",
            "org.jitsi.videobridge.xmpp.user.",
            "org.jitsi.videobridge.STATISTICS_TRANSPORT",
            "org.jitsi.videobridge.DISABLE_TCP_HARVESTER",
            "org.jitsi.videobridge.AUTHORIZED_SOURCE_REGEXP",
            "JVB_HOST",
            "JVB_PORT",
            "JVB_SECRET"));
  }

  static Meanings ofJicofo(String domain) {
    return new Meanings(
        Map.ofEntries(
            Map.entry(
                "jicofo.bridge.selection-strategy",
                Meaning.classOf(Variable.MEET_JICOFO_STRATEGY, STRATEGIES)),
            Map.entry(
                "org.jitsi.jicofo.BridgeSelector.BRIDGE_SELECTION_STRATEGY",
                Meaning.classOf(Variable.MEET_JICOFO_STRATEGY, STRATEGIES)),
            Map.entry(
                "jicofo.bridge.max-bridge-participants",
                Meaning.whole(Variable.MEET_JICOFO_MAX_BRIDGE_PARTICIPANTS)),
            Map.entry(
                "org.jitsi.jicofo.BridgeSelector.MAX_PARTICIPANTS_PER_BRIDGE",
                Meaning.whole(Variable.MEET_JICOFO_MAX_BRIDGE_PARTICIPANTS)),
            Map.entry(
                "jicofo.bridge.stress-threshold",
                Meaning.decimal(Variable.MEET_JICOFO_STRESS_THRESHOLD)),
            Map.entry(
                "jicofo.bridge.failure-reset-threshold",
                Meaning.seconds(Variable.MEET_JICOFO_FAILED_BRIDGE_SECONDS)),
            Map.entry(
                "org.jitsi.focus.BRIDGE_FAILURE_RESET_THRESHOLD",
                Meaning.seconds(Variable.MEET_JICOFO_FAILED_BRIDGE_SECONDS)),
            Map.entry(
                "jicofo.bridge.health-checks.interval",
                Meaning.seconds(Variable.MEET_JICOFO_HEALTH_INTERVAL)),
            Map.entry(
                "org.jitsi.jicofo.HEALTH_CHECK_INTERVAL",
                Meaning.seconds(Variable.MEET_JICOFO_HEALTH_INTERVAL)),
            Map.entry(
                "jicofo.bridge.health-checks.presence-timeout",
                Meaning.seconds(Variable.MEET_JICOFO_PRESENCE_TIMEOUT)),
            Map.entry(
                "jicofo.bridge.health-checks.use-presence",
                Meaning.truth(Variable.MEET_JICOFO_HEALTH_BY_PRESENCE)),
            Map.entry(
                "jicofo.conference.initial-timeout",
                Meaning.seconds(Variable.MEET_JICOFO_INITIAL_TIMEOUT)),
            Map.entry(
                "jicofo.conference.single-participant-timeout",
                Meaning.seconds(Variable.MEET_JICOFO_SINGLE_PARTICIPANT_TIMEOUT)),
            Map.entry("jicofo.octo.enabled", Meaning.truth(Variable.MEET_RELAY)),
            Map.entry(
                "jicofo.bridge.brewery-jid", Meaning.same("jvbbrewery@internal.auth." + domain)),
            Map.entry(
                "org.jitsi.jicofo.BRIDGE_MUC", Meaning.same("jvbbrewery@internal.auth." + domain)),
            Map.entry("jicofo.health.enabled", Meaning.same("true")),
            Map.entry("org.jitsi.jicofo.health.ENABLE_HEALTH_CHECKS", Meaning.same("true")),
            Map.entry("jicofo.rest.host", Meaning.same("127.0.0.1", "localhost")),
            Map.entry("jicofo.rest.port", Meaning.same("8888")),
            Map.entry("org.jitsi.jicofo.auth.jetty.host", Meaning.same("127.0.0.1", "localhost")),
            Map.entry("org.jitsi.jicofo.auth.jetty.port", Meaning.same("8888")),
            Map.entry("jicofo.xmpp.trusted-domains", Meaning.same("[recorder." + domain + "]")),
            Map.entry("jicofo.xmpp.client.enabled", Meaning.same("true")),
            Map.entry("JICOFO_OPTS", Meaning.same("")),
            Map.entry("JICOFO_MAX_MEMORY", Meaning.megabytes(Variable.MEET_JICOFO_MEMORY_MB)),
            Map.entry("-Xmx", Meaning.megabytes(Variable.MEET_JICOFO_MEMORY_MB))),
        List.of(
            "jicofo.octo.id",
            // What prosody says of it counts.
            "jicofo.authentication.enabled",
            "jicofo.authentication.type",
            "jicofo.authentication.login-url",
            "org.jitsi.jicofo.auth.URL",
            "jicofo.xmpp.client.hostname",
            "jicofo.xmpp.client.port",
            "jicofo.xmpp.client.domain",
            "jicofo.xmpp.client.xmpp-domain",
            "jicofo.xmpp.client.username",
            "jicofo.xmpp.client.password",
            "jicofo.xmpp.client.client-proxy",
            "jicofo.xmpp.client.conference-muc-jid",
            "jicofo.xmpp.client.disable-certificate-verification",
            "org.jitsi.jicofo.HOSTNAME",
            "org.jitsi.jicofo.XMPP_",
            "org.jitsi.jicofo.FOCUS_USER_",
            "org.jitsi.jicofo.ALWAYS_TRUST_MODE_ENABLED",
            "JICOFO_HOST",
            "JICOFO_PORT",
            "JICOFO_SECRET",
            "JICOFO_AUTH_"));
  }
}
