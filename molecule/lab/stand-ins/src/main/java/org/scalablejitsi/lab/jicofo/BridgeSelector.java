package org.scalablejitsi.lab.jicofo;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jxmpp.jid.EntityFullJid;

/**
 * Knows the bridges and chooses among them: the least loaded, never one that drains if any other
 * can.
 */
final class BridgeSelector {
  private static final Logger logger = new LoggerImpl("org.jitsi.jicofo.bridge.BridgeSelector");

  private final BridgeSettings settings;
  private final Clock clock;
  private final Executor events;
  private final List<BridgeListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<EntityFullJid, Bridge> bridges = new LinkedHashMap<>();
  private long lost;

  BridgeSelector(BridgeSettings settings, Clock clock, Executor events) {
    this.settings = settings;
    this.clock = clock;
    this.events = events;
    logger.info("Using org.jitsi.jicofo.bridge." + settings.strategy());
  }

  void addListener(BridgeListener listener) {
    listeners.add(listener);
  }

  synchronized List<Bridge> all() {
    return List.copyOf(bridges.values());
  }

  synchronized long lost() {
    return lost;
  }

  synchronized void update(EntityFullJid jid, ColibriStatsExtension stats) {
    Bridge known = bridges.get(jid);
    if (known == null) {
      Bridge bridge = new Bridge(jid, settings, clock);
      bridge.update(stats);
      logger.info("Added new videobridge: " + bridge);
      bridges.put(jid, bridge);
      fire(listener -> listener.added(bridge));
      return;
    }
    boolean before = known.shuttingDown();
    known.update(stats);
    if (!before && known.shuttingDown()) {
      logger.info(jid + " entered SHUTTING_DOWN");
      fire(listener -> listener.shuttingDown(known));
    }
  }

  synchronized void remove(EntityFullJid jid) {
    logger.info("Removing JVB: " + jid);
    Bridge bridge = bridges.remove(jid);
    if (bridge == null) {
      return;
    }
    if (!bridge.inGracefulShutdown() && !bridge.shuttingDown()) {
      logger.warn("Lost a bridge: " + jid);
      lost++;
    }
    fire(listener -> listener.removed(bridge));
  }

  synchronized Optional<Bridge> select() {
    List<Bridge> candidates = keep(all(), Bridge::operational);
    if (candidates.isEmpty()) {
      logger.warn("There are no operational bridges.");
      return Optional.empty();
    }
    candidates = keep(candidates, bridge -> !bridge.shuttingDown());
    if (candidates.isEmpty()) {
      logger.warn("All operational bridges are SHUTTING_DOWN");
      return Optional.empty();
    }
    candidates = prefer(candidates, bridge -> !bridge.draining());
    candidates = prefer(candidates, bridge -> !bridge.inGracefulShutdown());
    candidates = prefer(candidates, bridge -> !bridge.overloaded());
    return candidates.stream().min(Comparator.comparingDouble(Bridge::stress));
  }

  synchronized Map<String, Object> stats() {
    Map<String, Object> stats = new LinkedHashMap<>();
    stats.put("bridge_count", bridges.size());
    stats.put("operational_bridge_count", count(Bridge::operational));
    stats.put("in_shutdown_bridge_count", count(Bridge::inGracefulShutdown));
    stats.put("lost_bridges", lost);
    stats.put("bridge_version_count", all().stream().map(Bridge::fullVersion).distinct().count());
    return stats;
  }

  synchronized Map<String, Object> debugState() {
    Map<String, Object> byJid = new LinkedHashMap<>();
    bridges.forEach((jid, bridge) -> byJid.put(jid.toString(), bridge.debugState()));
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("strategy", settings.strategy());
    state.put("bridge", byJid);
    return state;
  }

  private long count(Predicate<Bridge> condition) {
    return bridges.values().stream().filter(condition).count();
  }

  private static List<Bridge> keep(List<Bridge> bridges, Predicate<Bridge> condition) {
    return bridges.stream().filter(condition).toList();
  }

  private static List<Bridge> prefer(List<Bridge> bridges, Predicate<Bridge> condition) {
    List<Bridge> preferred = keep(bridges, condition);
    return preferred.isEmpty() ? bridges : preferred;
  }

  private void fire(Consumer<BridgeListener> event) {
    events.execute(() -> listeners.forEach(event));
  }
}
