package org.scalablejitsi.tools.topology;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;

/**
 * Ports that the same parties may reach.
 *
 * @param ports at least one
 * @param through the last port, where there is a range of them that begins with the only one of
 *     {@code ports}
 * @param from the addresses and networks, where they are listed
 */
record Listener(
    List<Integer> ports,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer through,
    Protocol protocol,
    Reach reach,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> from) {

  private static final Pattern LABEL = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?/(tcp|udp)");

  static Listener tcp(Reach reach, Integer... ports) {
    return new Listener(List.of(ports), null, Protocol.TCP, reach, List.of());
  }

  static Listener udp(Reach reach, Integer... ports) {
    return new Listener(List.of(ports), null, Protocol.UDP, reach, List.of());
  }

  /** The ports of a label such as {@code 80/tcp} or {@code 49152-65535/udp}. */
  static Listener of(Reach reach, String label) {
    Matcher parts = LABEL.matcher(label);
    if (!parts.matches()) {
      throw new ProblemException(
          Problem.check(
              "'" + label + "' is no port or range of ports with its protocol",
              "write them like 80/tcp or 49152-65535/udp"));
    }
    Integer through = parts.group(2) == null ? null : Integer.valueOf(parts.group(2));
    Protocol protocol = Protocol.valueOf(parts.group(3).toUpperCase(Locale.ROOT));
    return new Listener(
        List.of(Integer.valueOf(parts.group(1))), through, protocol, reach, List.of());
  }

  Listener from(List<String> addresses) {
    return new Listener(ports, through, protocol, reach, List.copyOf(addresses));
  }

  /** For example {@code 80, 443/tcp}. */
  String label() {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(", "))
        + (through == null ? "" : "-" + through)
        + "/"
        + protocol.label();
  }

  /** Who may reach them. */
  String words() {
    return from.isEmpty() ? reach.words() : String.join(", ", from);
  }
}
