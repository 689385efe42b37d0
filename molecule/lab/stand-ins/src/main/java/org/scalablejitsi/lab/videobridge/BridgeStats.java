package org.scalablejitsi.lab.videobridge;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jitsi.xmpp.mucclient.MucClientManager;
import org.scalablejitsi.lab.health.HealthChecker;

/**
 * The statistics of the presence and of /colibri/stats. Stress is the one invention: a real bridge
 * measures its CPU; here each participant adds the configured average, so that tests can foresee
 * it.
 */
final class BridgeStats {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final BridgeSettings settings;
  private final String version;
  private final Bridge bridge;
  private final MucClientManager xmpp;
  private final HealthChecker health;
  private final Clock clock;

  BridgeStats(
      BridgeSettings settings,
      String version,
      Bridge bridge,
      MucClientManager xmpp,
      HealthChecker health,
      Clock clock) {
    this.settings = settings;
    this.version = version;
    this.bridge = bridge;
    this.xmpp = xmpp;
    this.health = health;
    this.clock = clock;
  }

  double stress() {
    return bridge.conferences().local() * settings.participantStress();
  }

  Map<String, Object> all() {
    Map<String, Object> stats = new LinkedHashMap<>();
    putConferences(stats, bridge.conferences());
    putState(stats);
    putXmpp(stats);
    stats.put(ColibriStatsExtension.THREADS, Thread.activeCount());
    stats.put(ColibriStatsExtension.TIMESTAMP, TIMESTAMP.format(clock.instant()));
    stats.put(ColibriStatsExtension.VERSION, version);
    settings.relayId().ifPresent(id -> stats.put(ColibriStatsExtension.RELAY_ID, id));
    settings.region().ifPresent(region -> stats.put(ColibriStatsExtension.REGION, region));
    putMedia(stats);
    return stats;
  }

  ColibriStatsExtension presence() {
    Map<String, Object> stats = all();
    settings.presenceFilter().ifPresent(stats.keySet()::retainAll);
    ColibriStatsExtension extension = new ColibriStatsExtension();
    stats.forEach(extension::addStat);
    return extension;
  }

  private void putConferences(Map<String, Object> stats, Conferences conferences) {
    stats.put(ColibriStatsExtension.CONFERENCES, conferences.count());
    // The first two count everybody in the conferences, on whichever bridge.
    stats.put(ColibriStatsExtension.PARTICIPANTS, conferences.local() + conferences.relayed());
    stats.put("endpoints", conferences.local() + conferences.relayed());
    stats.put("local_endpoints", conferences.local());
    stats.put(ColibriStatsExtension.OCTO_CONFERENCES, conferences.withRelay());
    stats.put(ColibriStatsExtension.OCTO_ENDPOINTS, conferences.relayed());
    stats.put(ColibriStatsExtension.LARGEST_CONFERENCE, conferences.largest());
    stats.put(ColibriStatsExtension.TOTAL_CONFERENCES_CREATED, conferences.created());
    stats.put(ColibriStatsExtension.TOTAL_CONFERENCES_COMPLETED, conferences.completed());
    stats.put("stress_level", stress());
    stats.put("average_participant_stress", settings.participantStress());
  }

  private void putState(Map<String, Object> stats) {
    ShutdownManager.State state = bridge.state();
    stats.put(ColibriStatsExtension.SHUTDOWN_IN_PROGRESS, state != ShutdownManager.State.RUNNING);
    stats.put("shutting_down", state == ShutdownManager.State.SHUTTING_DOWN);
    stats.put(ColibriStatsExtension.DRAIN, bridge.draining());
    stats.put("healthy", health.result().success());
  }

  private void putXmpp(Map<String, Object> stats) {
    stats.put("muc_clients_configured", xmpp.getClientCount());
    stats.put("muc_clients_connected", xmpp.getClientConnectedCount());
    stats.put("mucs_configured", xmpp.getMucCount());
    stats.put("mucs_joined", xmpp.getMucJoinedCount());
  }

  /** Always nothing: no media flows in the lab. */
  private static void putMedia(Map<String, Object> stats) {
    stats.put(ColibriStatsExtension.BITRATE_DOWNLOAD, 0);
    stats.put(ColibriStatsExtension.BITRATE_UPLOAD, 0);
    stats.put(ColibriStatsExtension.PACKET_RATE_DOWNLOAD, 0);
    stats.put(ColibriStatsExtension.PACKET_RATE_UPLOAD, 0);
    stats.put(ColibriStatsExtension.TOTAL_ICE_FAILED, 0);
    stats.put(ColibriStatsExtension.TOTAL_ICE_SUCCEEDED, 0);
  }
}
