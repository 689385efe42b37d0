package org.scalablejitsi.tools.takeover;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scalablejitsi.tools.fleet.Variable;

/**
 * Maps a service's settings to our options.
 *
 * @param exact by their names
 * @param prefixes beginnings of names of settings that are taken care of elsewhere, or that nobody
 *     reads any more
 */
record OptionMappings(Map<String, OptionMapping> exact, List<String> prefixes) {

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
  Optional<Map<String, Object>> of(FormerSetting setting) {
    if (prefixes.stream().anyMatch(setting.key()::startsWith)
        || START.stream().anyMatch(setting.key()::startsWith)) {
      return Optional.of(Map.of());
    }
    return Optional.ofNullable(exact.get(setting.key()))
        .flatMap(meaning -> setting.value().flatMap(meaning));
  }

  static OptionMappings ofBridge(String domain) {
    String load = "videobridge.load-management.load-measurements.";
    return new OptionMappings(
        Map.ofEntries(
            Map.entry("HOSTNAME", OptionMapping.word(Variable.XMPP_HOST)),
            Map.entry("PORT", OptionMapping.same("5222")),
            Map.entry(
                "JVB_OPTS", OptionMapping.same("", "--apis=,", "--apis=rest", "--apis=rest,")),
            Map.entry("VIDEOBRIDGE_MAX_MEMORY", OptionMapping.megabytes(Variable.BRIDGE_MEMORY_MB)),
            Map.entry("-Xmx", OptionMapping.megabytes(Variable.BRIDGE_MEMORY_MB)),
            Map.entry(
                "ice4j.harvest.mapping.aws.enabled",
                OptionMapping.truth(Variable.BRIDGE_AWS_MAPPING)),
            Map.entry(
                "org.ice4j.ice.harvest.DISABLE_AWS_HARVESTER",
                OptionMapping.untruth(Variable.BRIDGE_AWS_MAPPING)),
            Map.entry(
                "ice4j.harvest.mapping.stun.addresses",
                OptionMapping.words(Variable.BRIDGE_STUN_SERVERS)),
            Map.entry(
                "org.ice4j.ice.harvest.STUN_MAPPING_HARVESTER_ADDRESSES",
                OptionMapping.words(Variable.BRIDGE_STUN_SERVERS)),
            Map.entry(
                JavaServiceSettings.STATIC_MAPPINGS,
                OptionMapping.mappings(Variable.BRIDGE_ADDRESS_MAPPINGS)),
            Map.entry("videobridge.ice.udp.port", OptionMapping.whole(Variable.BRIDGE_MEDIA_PORT)),
            Map.entry(
                "org.jitsi.videobridge.SINGLE_PORT_HARVESTER_PORT",
                OptionMapping.whole(Variable.BRIDGE_MEDIA_PORT)),
            Map.entry("videobridge.relay.enabled", OptionMapping.same("true")),
            Map.entry("videobridge.relay.region", OptionMapping.word(Variable.BRIDGE_REGION)),
            Map.entry("videobridge.octo.region", OptionMapping.word(Variable.BRIDGE_REGION)),
            Map.entry("org.jitsi.videobridge.REGION", OptionMapping.word(Variable.BRIDGE_REGION)),
            Map.entry(
                "videobridge.websockets.enabled", OptionMapping.truth(Variable.BRIDGE_WEBSOCKET)),
            Map.entry("videobridge.websockets.tls", OptionMapping.same("true")),
            Map.entry("videobridge.websockets.domain", OptionMapping.same(domain, domain + ":443")),
            Map.entry(
                "videobridge.http-servers.public.port",
                OptionMapping.whole(Variable.BRIDGE_WEBSOCKET_PORT)),
            Map.entry(
                "videobridge.health.require-valid-address",
                OptionMapping.truth(Variable.BRIDGE_REQUIRE_PUBLIC_ADDRESS)),
            Map.entry(
                "videobridge.initial-drain-mode",
                OptionMapping.truth(Variable.BRIDGE_DRAIN_ON_START)),
            Map.entry(
                load + "load-measurement", OptionMapping.word(Variable.BRIDGE_LOAD_MEASUREMENT)),
            Map.entry(
                load + "packet-rate.load-threshold",
                OptionMapping.decimal(Variable.BRIDGE_LOAD_THRESHOLD)),
            Map.entry(
                load + "packet-rate.recovery-threshold",
                OptionMapping.decimal(Variable.BRIDGE_RECOVERY_THRESHOLD)),
            Map.entry(
                load + "cpu-usage.load-threshold",
                OptionMapping.decimal(Variable.BRIDGE_LOAD_THRESHOLD)),
            Map.entry(
                load + "cpu-usage.recovery-threshold",
                OptionMapping.decimal(Variable.BRIDGE_RECOVERY_THRESHOLD)),
            Map.entry("videobridge.http-servers.private.host", OptionMapping.same("127.0.0.1")),
            Map.entry("videobridge.http-servers.private.port", OptionMapping.same("8080")),
            Map.entry(
                "org.jitsi.videobridge.rest.private.jetty.host", OptionMapping.same("127.0.0.1")),
            Map.entry("org.jitsi.videobridge.rest.private.jetty.port", OptionMapping.same("8080")),
            Map.entry("videobridge.rest.shutdown.enabled", OptionMapping.same("true")),
            Map.entry("org.jitsi.videobridge.ENABLE_REST_SHUTDOWN", OptionMapping.same("true")),
            Map.entry("videobridge.ice.tcp.enabled", OptionMapping.same("false")),
            Map.entry("videobridge.stats.enabled", OptionMapping.same("true")),
            Map.entry("org.jitsi.videobridge.ENABLE_STATISTICS", OptionMapping.same("true"))),
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

  static OptionMappings ofJicofo(String domain) {
    return new OptionMappings(
        Map.ofEntries(
            Map.entry(
                "jicofo.bridge.selection-strategy",
                OptionMapping.classOf(Variable.MEET_JICOFO_STRATEGY, STRATEGIES)),
            Map.entry(
                "org.jitsi.jicofo.BridgeSelector.BRIDGE_SELECTION_STRATEGY",
                OptionMapping.classOf(Variable.MEET_JICOFO_STRATEGY, STRATEGIES)),
            Map.entry(
                "jicofo.bridge.max-bridge-participants",
                OptionMapping.whole(Variable.MEET_JICOFO_MAX_BRIDGE_PARTICIPANTS)),
            Map.entry(
                "org.jitsi.jicofo.BridgeSelector.MAX_PARTICIPANTS_PER_BRIDGE",
                OptionMapping.whole(Variable.MEET_JICOFO_MAX_BRIDGE_PARTICIPANTS)),
            Map.entry(
                "jicofo.bridge.stress-threshold",
                OptionMapping.decimal(Variable.MEET_JICOFO_STRESS_THRESHOLD)),
            Map.entry(
                "jicofo.bridge.failure-reset-threshold",
                OptionMapping.seconds(Variable.MEET_JICOFO_FAILED_BRIDGE_SECONDS)),
            Map.entry(
                "org.jitsi.focus.BRIDGE_FAILURE_RESET_THRESHOLD",
                OptionMapping.seconds(Variable.MEET_JICOFO_FAILED_BRIDGE_SECONDS)),
            Map.entry(
                "jicofo.bridge.health-checks.interval",
                OptionMapping.seconds(Variable.MEET_JICOFO_HEALTH_INTERVAL)),
            Map.entry(
                "org.jitsi.jicofo.HEALTH_CHECK_INTERVAL",
                OptionMapping.seconds(Variable.MEET_JICOFO_HEALTH_INTERVAL)),
            Map.entry(
                "jicofo.bridge.health-checks.presence-timeout",
                OptionMapping.seconds(Variable.MEET_JICOFO_PRESENCE_TIMEOUT)),
            Map.entry(
                "jicofo.bridge.health-checks.use-presence",
                OptionMapping.truth(Variable.MEET_JICOFO_HEALTH_BY_PRESENCE)),
            Map.entry(
                "jicofo.conference.initial-timeout",
                OptionMapping.seconds(Variable.MEET_JICOFO_INITIAL_TIMEOUT)),
            Map.entry(
                "jicofo.conference.single-participant-timeout",
                OptionMapping.seconds(Variable.MEET_JICOFO_SINGLE_PARTICIPANT_TIMEOUT)),
            Map.entry("jicofo.octo.enabled", OptionMapping.truth(Variable.MEET_RELAY)),
            Map.entry(
                "jicofo.bridge.brewery-jid",
                OptionMapping.same("jvbbrewery@internal.auth." + domain)),
            Map.entry(
                "org.jitsi.jicofo.BRIDGE_MUC",
                OptionMapping.same("jvbbrewery@internal.auth." + domain)),
            Map.entry("jicofo.health.enabled", OptionMapping.same("true")),
            Map.entry("org.jitsi.jicofo.health.ENABLE_HEALTH_CHECKS", OptionMapping.same("true")),
            Map.entry("jicofo.rest.host", OptionMapping.same("127.0.0.1", "localhost")),
            Map.entry("jicofo.rest.port", OptionMapping.same("8888")),
            Map.entry(
                "org.jitsi.jicofo.auth.jetty.host", OptionMapping.same("127.0.0.1", "localhost")),
            Map.entry("org.jitsi.jicofo.auth.jetty.port", OptionMapping.same("8888")),
            Map.entry(
                "jicofo.xmpp.trusted-domains", OptionMapping.same("[recorder." + domain + "]")),
            Map.entry("jicofo.xmpp.client.enabled", OptionMapping.same("true")),
            Map.entry("JICOFO_OPTS", OptionMapping.same("")),
            Map.entry("JICOFO_MAX_MEMORY", OptionMapping.megabytes(Variable.MEET_JICOFO_MEMORY_MB)),
            Map.entry("-Xmx", OptionMapping.megabytes(Variable.MEET_JICOFO_MEMORY_MB))),
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
