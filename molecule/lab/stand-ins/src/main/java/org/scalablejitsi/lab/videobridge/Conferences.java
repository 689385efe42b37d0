package org.scalablejitsi.lab.videobridge;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conferences that this bridge would carry: names and endpoints, no media. */
final class Conferences {
  private final Map<String, Set<String>> endpoints = new LinkedHashMap<>();
  // How many of a conference's people are on other bridges, and relayed to this one.
  private final Map<String, Integer> relayed = new LinkedHashMap<>();
  private long created;
  private long completed;

  synchronized boolean open(String id) {
    if (endpoints.putIfAbsent(id, new HashSet<>()) != null) {
      return false;
    }
    created++;
    return true;
  }

  synchronized boolean exists(String id) {
    return endpoints.containsKey(id);
  }

  synchronized boolean close(String id) {
    if (endpoints.remove(id) == null) {
      return false;
    }
    relayed.remove(id);
    completed++;
    return true;
  }

  /** Tells of people on another bridge. Where jicofo forgets the conference, they stay. */
  synchronized void relay(String id, int people) {
    relayed.put(id, people);
  }

  synchronized void join(String id, String endpoint) {
    @Nullable Set<String> members = endpoints.get(id);
    if (members != null) {
      members.add(endpoint);
    }
  }

  synchronized void leave(String id, String endpoint) {
    @Nullable Set<String> members = endpoints.get(id);
    if (members != null) {
      members.remove(endpoint);
    }
  }

  synchronized int count() {
    return endpoints.size();
  }

  /** Who is on this bridge. */
  synchronized int local() {
    return endpoints.values().stream().mapToInt(Set::size).sum();
  }

  /** Who is on another bridge. */
  synchronized int relayed() {
    return relayed.values().stream().mapToInt(Integer::intValue).sum();
  }

  synchronized long withRelay() {
    return relayed.values().stream().filter(people -> people > 0).count();
  }

  synchronized int largest() {
    return endpoints.entrySet().stream()
        .mapToInt(entry -> entry.getValue().size() + relayed.getOrDefault(entry.getKey(), 0))
        .max()
        .orElse(0);
  }

  synchronized long created() {
    return created;
  }

  synchronized long completed() {
    return completed;
  }

  /** Who is on this bridge, by conference. */
  synchronized Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    endpoints.forEach((id, members) -> sizes.put(id, members.size()));
    return sizes;
  }
}
