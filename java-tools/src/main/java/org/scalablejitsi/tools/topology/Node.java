package org.scalablejitsi.tools.topology;

import java.util.List;

/**
 * A host.
 *
 * @param addresses those from which the meet host sees it; none for the meet host itself
 */
record Node(String host, List<String> addresses, List<Service> services) {

  /** What these parties may reach on it. */
  String labels(Reach reach) {
    return String.join(
        ", ",
        services.stream()
            .flatMap(service -> service.listeners().stream())
            .filter(listener -> listener.reach() == reach)
            .map(Listener::label)
            .toList());
  }
}
