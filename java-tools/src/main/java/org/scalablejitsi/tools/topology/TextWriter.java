package org.scalablejitsi.tools.topology;

import java.util.ArrayList;
import java.util.List;

/** Draws with characters: the meet host on the left, all bridges on the right, ports below. */
final class TextWriter {

  private static final String MARGIN = "  ";

  private TextWriter() {}

  static String write(Topology topology) {
    List<String> lines = new ArrayList<>();
    lines.add(topology.domain() + ": " + topology.count());
    lines.add("");
    lines.addAll(picture(topology));
    lines.add("");
    if (!topology.turn().isEmpty()) {
      lines.addAll(turn(topology));
      lines.add("");
    }
    lines.addAll(PortTable.lines(topology));
    return String.join("\n", lines.stream().map(String::stripTrailing).toList()) + "\n";
  }

  private static List<String> picture(Topology topology) {
    List<String> left = new ArrayList<>();
    left.add(topology.meet().host());
    topology.meet().services().forEach(service -> left.add("  " + service.name()));
    int prosody = left.indexOf("  " + Services.PROSODY) + 1;
    TextBox meet = TextBox.around(List.of(left));
    TextBox bridges = boxes(topology.bridges());
    List<Integer> ends = bridges.firstLines();
    TextWires wires = new TextWires(topology.meet().labels(Reach.BRIDGES), prosody, ends);
    List<String> lines = new ArrayList<>();
    // The bridges are beside it; the table below has all of it.
    String meetLabels = TextWidth.cut(topology.meet().labels(Reach.WORLD), meet.width());
    List<String> meetWorld = world(meetLabels, meet.width());
    List<String> bridgesWorld = world(topology.anyBridge().labels(Reach.WORLD), bridges.width());
    for (int i = 0; i < meetWorld.size(); i++) {
      lines.add(MARGIN + meetWorld.get(i) + " ".repeat(wires.width()) + bridgesWorld.get(i));
    }
    for (int i = 0; i < Math.max(meet.lines().size(), bridges.lines().size()); i++) {
      lines.add(MARGIN + meet.line(i) + wires.line(i) + bridges.line(i));
    }
    return lines;
  }

  /** They have to do with nobody but the world. */
  private static List<String> turn(Topology topology) {
    TextBox boxes = boxes(topology.turn());
    List<String> lines =
        new ArrayList<>(world(topology.anyTurn().labels(Reach.WORLD), boxes.width()));
    lines.addAll(boxes.lines());
    return lines.stream().map(line -> MARGIN + line).toList();
  }

  private static TextBox boxes(List<Node> nodes) {
    return TextBox.around(
        nodes.stream()
            .map(node -> List.of(node.host(), String.join(", ", node.addresses())))
            .toList());
  }

  private static List<String> world(String labels, int width) {
    return List.of("the world", "|", labels, "v").stream()
        .map(line -> centred(line, width))
        .toList();
  }

  private static String centred(String text, int width) {
    int before = Math.max(0, (width - text.length()) / 2);
    return " ".repeat(before) + text + " ".repeat(Math.max(0, width - before - text.length()));
  }
}
