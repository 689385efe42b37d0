package org.scalablejitsi.tools.topology;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A host.
 *
 * @param addresses those from which the meet host sees it; none for the meet host itself
 */
record Node(String host, List<String> addresses, List<Service> services) {

  /** What these parties may reach on it. */
  String labels(Reach reach) {
    return services.stream()
        .map(service -> service.labels(reach))
        .filter(labels -> !labels.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
