package org.scalablejitsi.lab.jicofo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;

/** One bridge as its presence in the brewery describes it, and as jicofo has used it. */
final class Bridge {
  private final EntityFullJid jid;
  private final BridgeSettings settings;
  private final Clock clock;
  private final Deque<Instant> recentEndpoints = new ArrayDeque<>();

  private double reportedStress;
  private double participantStress;
  private int endpoints;
  private boolean healthy = true;
  private boolean gracefulShutdown;
  private boolean shuttingDown;
  // Until its presence tells, nothing is put on it.
  private boolean draining = true;
  private boolean operational = true;
  private @Nullable Instant failed;
  private @Nullable String version;
  private @Nullable String release;
  private @Nullable String region;
  private @Nullable String relayId;

  Bridge(EntityFullJid jid, BridgeSettings settings, Clock clock) {
    this.jid = jid;
    this.settings = settings;
    this.clock = clock;
    this.participantStress = settings.participantStress();
  }

  synchronized void update(ColibriStatsExtension stats) {
    Presence presence = new Presence(stats);
    reportedStress = presence.number("stress_level", reportedStress);
    participantStress = presence.number("average_participant_stress", participantStress);
    // There is no way back from either of these.
    gracefulShutdown |= presence.flag(ColibriStatsExtension.SHUTDOWN_IN_PROGRESS, false);
    shuttingDown |= presence.flag("shutting_down", false);
    draining = presence.flag(ColibriStatsExtension.DRAIN, draining);
    healthy = presence.flag("healthy", healthy);
    version = presence.text(ColibriStatsExtension.VERSION, version);
    release = presence.text(ColibriStatsExtension.RELEASE, release);
    region = presence.text(ColibriStatsExtension.REGION, region);
    relayId = presence.text(ColibriStatsExtension.RELAY_ID, relayId);
  }

  EntityFullJid jid() {
    return jid;
  }

  synchronized boolean draining() {
    return draining;
  }

  synchronized boolean inGracefulShutdown() {
    return gracefulShutdown;
  }

  synchronized void markGracefulShutdown() {
    gracefulShutdown = true;
  }

  synchronized boolean shuttingDown() {
    return shuttingDown;
  }

  /** A failure counts for a while, whatever comes after it. */
  synchronized boolean operational() {
    boolean recent =
        failed != null
            && Duration.between(failed, clock.instant()).compareTo(settings.failureReset()) < 0;
    return !recent && operational;
  }

  synchronized void operational(boolean value) {
    operational = value;
    if (!value) {
      failed = clock.instant();
    }
  }

  synchronized void endpointsAdded(int count) {
    endpoints += count;
    for (int i = 0; i < count; i++) {
      recentEndpoints.add(clock.instant());
    }
  }

  synchronized void endpointsRemoved(int count) {
    endpoints = Math.max(0, endpoints - count);
  }

  /** The people of conferences that a test opened on the bridge itself count as jicofo's own. */
  private int reportedEndpoints() {
    return (int) Math.round(reportedStress / participantStress);
  }

  /** What the bridge reported, and what was put on it since. */
  synchronized double stress() {
    Instant oldest = clock.instant().minus(settings.rampUp());
    recentEndpoints.removeIf(added -> added.isBefore(oldest));
    return reportedStress + recentEndpoints.size() * participantStress;
  }

  boolean overloaded() {
    return stress() >= settings.stressThreshold();
  }

  synchronized @Nullable String fullVersion() {
    return version != null && release != null ? version + "-" + release : version;
  }

  /** An entry of /debug, under the keys of the real jicofo; what is unknown reads "null". */
  synchronized Map<String, Object> debugState() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("drain", draining);
    state.put("endpoints", Math.max(endpoints, reportedEndpoints()));
    state.put("endpoint-restart-requests", 0);
    state.put("graceful-shutdown", gracefulShutdown);
    state.put("healthy", healthy);
    state.put("operational", operational());
    state.put("overloaded", overloaded());
    state.put("region", String.valueOf(region));
    state.put("relay-id", String.valueOf(relayId));
    state.put("release", String.valueOf(release));
    state.put("shutting-down", shuttingDown);
    state.put("stress", stress());
    state.put("version", String.valueOf(version));
    return state;
  }

  @Override
  public synchronized String toString() {
    return String.format(
        Locale.ROOT,
        "Bridge[jid=%s, version=%s, relayId=%s, region=%s, correctedStress=%.2f]",
        jid,
        fullVersion(),
        relayId,
        region,
        stress());
  }
}
