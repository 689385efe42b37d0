package org.scalablejitsi.lab.videobridge;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conferences that this bridge would carry: names and endpoints, no media. */
final class Conferences {
  private final Map<String, Set<String>> endpoints = new LinkedHashMap<>();
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
    completed++;
    return true;
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

  synchronized int participants() {
    return endpoints.values().stream().mapToInt(Set::size).sum();
  }

  synchronized int largest() {
    return endpoints.values().stream().mapToInt(Set::size).max().orElse(0);
  }

  synchronized long created() {
    return created;
  }

  synchronized long completed() {
    return completed;
  }

  /** Participants by conference. */
  synchronized Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    endpoints.forEach((id, members) -> sizes.put(id, members.size()));
    return sizes;
  }
}
