package org.scalablejitsi.tools.topology;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Ports that the same parties may reach.
 *
 * @param ports at least one
 */
record Listener(List<Integer> ports, Protocol protocol, Reach reach) {

  static Listener tcp(Reach reach, Integer... ports) {
    return new Listener(List.of(ports), Protocol.TCP, reach);
  }

  static Listener udp(Reach reach, Integer... ports) {
    return new Listener(List.of(ports), Protocol.UDP, reach);
  }

  /** For example {@code 80, 443/tcp}. */
  String label() {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(", "))
        + "/"
        + protocol.label();
  }
}
