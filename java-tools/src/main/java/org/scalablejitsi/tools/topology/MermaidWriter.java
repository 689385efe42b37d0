package org.scalablejitsi.tools.topology;

import java.util.List;
import java.util.stream.Collectors;

/** A flow chart that every version of Mermaid reads: ids of our own, all names quoted labels. */
final class MermaidWriter {

  private static final String LINE_BREAK = "<br/>";

  private MermaidWriter() {}

  static String write(Topology topology) {
    StringBuilder out = new StringBuilder("flowchart LR\n");
    out.append("  world([\"the world\"])\n");
    out.append("  subgraph meet[\"").append(escaped(topology.meet().host())).append("\"]\n");
    topology.meet().services().forEach(service -> out.append(node(id(service), lines(service))));
    out.append("  end\n");
    List<Node> shown = DiagramFormat.shown(topology);
    for (int i = 0; i < shown.size(); i++) {
      out.append(node("bridge" + (i + 1), lines(shown.get(i))));
    }
    boolean more = DiagramFormat.hidden(topology) > 0;
    if (more) {
      out.append(node("more", DiagramFormat.more(topology)));
    }
    for (int i = 0; i < topology.turn().size(); i++) {
      out.append(node("turn" + (i + 1), lines(topology.turn().get(i))));
    }
    for (Service service : topology.meet().services()) {
      String world = service.labels(Reach.WORLD);
      if (!world.isEmpty()) {
        edge(out, "world", world, id(service));
      }
    }
    for (int i = 0; i < shown.size(); i++) {
      edges(out, topology, "bridge" + (i + 1), shown.get(i).labels(Reach.WORLD));
    }
    if (more) {
      edges(out, topology, "more", topology.anyBridge().labels(Reach.WORLD));
    }
    for (int i = 0; i < topology.turn().size(); i++) {
      edge(out, "world", topology.turn().get(i).labels(Reach.WORLD), "turn" + (i + 1));
    }
    return out.toString();
  }

  private static void edges(StringBuilder out, Topology topology, String bridge, String world) {
    edge(out, bridge, topology.meet().labels(Reach.BRIDGES), Services.PROSODY);
    edge(out, "world", world, bridge);
  }

  private static void edge(StringBuilder out, String from, String label, String to) {
    out.append("  %s -->|\"%s\"| %s\n".formatted(from, label, to));
  }

  private static String node(String id, String label) {
    return "  " + id + "[\"" + label + "\"]\n";
  }

  private static String id(Service service) {
    return service.name().replace(" ", "");
  }

  private static String lines(Node bridge) {
    return escaped(bridge.host())
        + LINE_BREAK
        + bridge.addresses().stream()
            .map(MermaidWriter::escaped)
            .collect(Collectors.joining(LINE_BREAK))
        + bridge.services().stream()
            .map(service -> LINE_BREAK + lines(service))
            .collect(Collectors.joining());
  }

  private static String lines(Service service) {
    return service.name()
        + service.listeners().stream()
            .map(listener -> LINE_BREAK + listener.label() + ": " + escaped(listener.words()))
            .collect(Collectors.joining());
  }

  /** Mermaid writes a character by its number between # and ;. Letters need none of that. */
  private static String escaped(String text) {
    return text.codePoints()
        .mapToObj(
            c ->
                Character.isLetterOrDigit(c) || " ._-:".indexOf(c) >= 0
                    ? Character.toString(c)
                    : "#" + c + ";")
        .collect(Collectors.joining());
  }
}
