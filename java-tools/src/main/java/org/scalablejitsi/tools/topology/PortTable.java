package org.scalablejitsi.tools.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every port with those who may reach it. */
final class PortTable {

  private PortTable() {}

  private record Row(String host, String service, String port, String reach) {
    List<String> cells() {
      return List.of(host, service, port, reach);
    }
  }

  static List<String> lines(Topology topology) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("host", "service", "port", "who may reach it"));
    rows.addAll(rows(topology.meet().host(), topology.meet()));
    rows.addAll(rows(topology.bridges(), topology.anyBridge()));
    rows.addAll(rows(topology.turn(), topology.anyTurn()));
    int[] widths = new int[3];
    for (Row row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.cells().get(i)));
      }
    }
    return rows.stream().map(row -> line(row.cells(), widths)).toList();
  }

  /** Those of any of them, where they do not differ. */
  private static List<Row> rows(List<Node> nodes, Node any) {
    return nodes.stream().map(Node::services).distinct().count() == 1
        ? rows(any.host(), any)
        : nodes.stream().flatMap(node -> rows(node.host(), node).stream()).toList();
  }

  private static List<Row> rows(String host, Node node) {
    return node.services().stream().flatMap(service -> rows(host, service)).toList();
  }

  private static Stream<Row> rows(String host, Service service) {
    return service.listeners().stream()
        .map(listener -> new Row(host, service.name(), listener.label(), words(listener)));
  }

  private static String words(Listener listener) {
    return switch (listener.reach()) {
      case BRIDGES -> "the bridges, from the addresses above, and the host itself";
      case LISTED -> listener.words() + ", and the host itself";
      default -> listener.words();
    };
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(TextWidth.padded(cells.get(i), widths[i])).append("  ");
    }
    return line.append(cells.get(widths.length)).toString();
  }
}
