package org.scalablejitsi.tools.takeover;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            Map.entry("HOSTNAME", OptionMapping.word("jitsi_xmpp_host")),
            Map.entry("PORT", OptionMapping.same("5222")),
            Map.entry(
                "JVB_OPTS", OptionMapping.same("", "--apis=,", "--apis=rest", "--apis=rest,")),
            Map.entry("VIDEOBRIDGE_MAX_MEMORY", OptionMapping.megabytes("jitsi_bridge_memory_mb")),
            Map.entry("-Xmx", OptionMapping.megabytes("jitsi_bridge_memory_mb")),
            Map.entry(
                "ice4j.harvest.mapping.aws.enabled",
                OptionMapping.truth("jitsi_bridge_aws_mapping")),
            Map.entry(
                "org.ice4j.ice.harvest.DISABLE_AWS_HARVESTER",
                OptionMapping.untruth("jitsi_bridge_aws_mapping")),
            Map.entry(
                "ice4j.harvest.mapping.stun.addresses",
                OptionMapping.words("jitsi_bridge_stun_servers")),
            Map.entry(
                "org.ice4j.ice.harvest.STUN_MAPPING_HARVESTER_ADDRESSES",
                OptionMapping.words("jitsi_bridge_stun_servers")),
            Map.entry(
                JavaServiceSettings.STATIC_MAPPINGS,
                OptionMapping.mappings("jitsi_bridge_address_mappings")),
            Map.entry("videobridge.ice.udp.port", OptionMapping.whole("jitsi_bridge_media_port")),
            Map.entry(
                "org.jitsi.videobridge.SINGLE_PORT_HARVESTER_PORT",
                OptionMapping.whole("jitsi_bridge_media_port")),
            Map.entry("videobridge.relay.enabled", OptionMapping.same("true")),
            Map.entry("videobridge.relay.region", OptionMapping.word("jitsi_bridge_region")),
            Map.entry("videobridge.octo.region", OptionMapping.word("jitsi_bridge_region")),
            Map.entry("org.jitsi.videobridge.REGION", OptionMapping.word("jitsi_bridge_region")),
            Map.entry(
                "videobridge.websockets.enabled", OptionMapping.truth("jitsi_bridge_websocket")),
            Map.entry("videobridge.websockets.tls", OptionMapping.same("true")),
            Map.entry("videobridge.websockets.domain", OptionMapping.same(domain, domain + ":443")),
            Map.entry(
                "videobridge.http-servers.public.port",
                OptionMapping.whole("jitsi_bridge_websocket_port")),
            Map.entry(
                "videobridge.health.require-valid-address",
                OptionMapping.truth("jitsi_bridge_require_public_address")),
            Map.entry(
                "videobridge.initial-drain-mode",
                OptionMapping.truth("jitsi_bridge_drain_on_start")),
            Map.entry(
                load + "load-measurement", OptionMapping.word("jitsi_bridge_load_measurement")),
            Map.entry(
                load + "packet-rate.load-threshold",
                OptionMapping.decimal("jitsi_bridge_load_threshold")),
            Map.entry(
                load + "packet-rate.recovery-threshold",
                OptionMapping.decimal("jitsi_bridge_recovery_threshold")),
            Map.entry(
                load + "cpu-usage.load-threshold",
                OptionMapping.decimal("jitsi_bridge_load_threshold")),
            Map.entry(
                load + "cpu-usage.recovery-threshold",
                OptionMapping.decimal("jitsi_bridge_recovery_threshold")),
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
                OptionMapping.classOf("jitsi_meet_jicofo_strategy", STRATEGIES)),
            Map.entry(
                "org.jitsi.jicofo.BridgeSelector.BRIDGE_SELECTION_STRATEGY",
                OptionMapping.classOf("jitsi_meet_jicofo_strategy", STRATEGIES)),
            Map.entry(
                "jicofo.bridge.max-bridge-participants",
                OptionMapping.whole("jitsi_meet_jicofo_max_bridge_participants")),
            Map.entry(
                "org.jitsi.jicofo.BridgeSelector.MAX_PARTICIPANTS_PER_BRIDGE",
                OptionMapping.whole("jitsi_meet_jicofo_max_bridge_participants")),
            Map.entry(
                "jicofo.bridge.stress-threshold",
                OptionMapping.decimal("jitsi_meet_jicofo_stress_threshold")),
            Map.entry(
                "jicofo.bridge.failure-reset-threshold",
                OptionMapping.seconds("jitsi_meet_jicofo_failed_bridge_seconds")),
            Map.entry(
                "org.jitsi.focus.BRIDGE_FAILURE_RESET_THRESHOLD",
                OptionMapping.seconds("jitsi_meet_jicofo_failed_bridge_seconds")),
            Map.entry(
                "jicofo.bridge.health-checks.interval",
                OptionMapping.seconds("jitsi_meet_jicofo_health_interval")),
            Map.entry(
                "org.jitsi.jicofo.HEALTH_CHECK_INTERVAL",
                OptionMapping.seconds("jitsi_meet_jicofo_health_interval")),
            Map.entry(
                "jicofo.bridge.health-checks.presence-timeout",
                OptionMapping.seconds("jitsi_meet_jicofo_presence_timeout")),
            Map.entry(
                "jicofo.bridge.health-checks.use-presence",
                OptionMapping.truth("jitsi_meet_jicofo_health_by_presence")),
            Map.entry(
                "jicofo.conference.initial-timeout",
                OptionMapping.seconds("jitsi_meet_jicofo_initial_timeout")),
            Map.entry(
                "jicofo.conference.single-participant-timeout",
                OptionMapping.seconds("jitsi_meet_jicofo_single_participant_timeout")),
            Map.entry("jicofo.octo.enabled", OptionMapping.truth("jitsi_meet_relay")),
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
            Map.entry("JICOFO_MAX_MEMORY", OptionMapping.megabytes("jitsi_meet_jicofo_memory_mb")),
            Map.entry("-Xmx", OptionMapping.megabytes("jitsi_meet_jicofo_memory_mb"))),
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
