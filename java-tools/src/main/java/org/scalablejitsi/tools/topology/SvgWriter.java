package org.scalablejitsi.tools.topology;

import java.util.function.UnaryOperator;

/** A tall picture, as a phone shows it: the world, the meet host, and below it the bridges. */
final class SvgWriter {

  private static final int WIDTH = 400;
  private static final int LEFT = 44;
  private static final int RIGHT = 356;
  private static final int PADDING = 12;
  private static final int XMPP_RAIL = 20;
  private static final int MEDIA_RAIL = 380;
  private static final int ROW = 24;
  private static final int BRIDGE_HEIGHT = 48;
  private static final int NAME_COLUMNS = 33;
  private static final int ADDRESS_COLUMNS = 38;
  private static final int WORLD_COLUMNS = 26;
  private static final int PORT_COLUMNS = 29;

  private final Topology topology;
  private final Node anyBridge;
  private final UnaryOperator<String> states;
  private final SvgCanvas canvas = new SvgCanvas();

  private SvgWriter(Topology topology, UnaryOperator<String> states) {
    this.topology = topology;
    this.states = states;
    anyBridge = topology.anyBridge();
  }

  static String write(Topology topology, UnaryOperator<String> states) {
    SvgWriter writer = new SvgWriter(topology, states);
    int height = writer.draw();
    return SvgDocument.of(
        WIDTH,
        height,
        topology.domain() + ": " + topology.count(),
        writer.description(),
        writer.canvas.elements());
  }

  /** Returns the picture's height. */
  private int draw() {
    int worldBottom = world();
    int meetTop = worldBottom + 46;
    canvas.arrowDown(LEFT + 40, worldBottom, meetTop);
    int meetBottom = meet(meetTop);
    int lastWire = bridges(meetBottom + 42);
    canvas.text(
        "label", XMPP_RAIL + 8, meetBottom + 26, meetLabel() + " from these addresses only");
    int prosody = meetTop + 26 + ROW * 3 - 5;
    canvas.line(XMPP_RAIL, lastWire, XMPP_RAIL, prosody);
    canvas.arrow(XMPP_RAIL, LEFT, prosody);
    canvas.line(MEDIA_RAIL, worldBottom, MEDIA_RAIL, lastWire);
    canvas.text("name", LEFT + PADDING, lastWire + 58, "on each bridge");
    int bottom = services(anyBridge, lastWire + 60);
    if (!topology.turn().isEmpty()) {
      bottom = turn(worldBottom, bottom + 24);
    }
    return bottom + 20;
  }

  private int world() {
    canvas.text("title", LEFT, 34, TextWidth.cut(topology.domain(), 28));
    canvas.text("dim", LEFT, 56, topology.count());
    int right = WIDTH - 8;
    canvas.box("box", LEFT, 72, right - LEFT, 32);
    canvas.text("middle", (LEFT + right) / 2, 93, Reach.WORLD.words());
    canvas.text(
        "label", LEFT + 52, 132, TextWidth.cut(topology.meet().labels(Reach.WORLD), WORLD_COLUMNS));
    canvas.text("label end", MEDIA_RAIL - 8, 132, anyBridge.labels(Reach.WORLD));
    return 104;
  }

  private int meet(int top) {
    int rows =
        topology.meet().services().stream()
            .mapToInt(service -> Math.max(1, service.listeners().size()))
            .sum();
    int height = 26 + ROW * rows + 14;
    canvas.box(hostBox(topology.meet()), LEFT, top, RIGHT - LEFT, height);
    name(topology.meet().host(), top + 24);
    services(topology.meet(), top + 26);
    return top + height;
  }

  /** Returns where the last row is. */
  private int services(Node node, int top) {
    int y = top;
    for (Service service : node.services()) {
      canvas.text("service", LEFT + PADDING, y + ROW, service.name());
      if (service.listeners().isEmpty()) {
        y += ROW;
        canvas.text("dim end", RIGHT - PADDING, y, "served by nginx");
      }
      for (Listener listener : service.listeners()) {
        y += ROW;
        String text = listener.label() + " · " + listener.words();
        canvas.text("port end", RIGHT - PADDING, y, TextWidth.cut(text, PORT_COLUMNS));
      }
    }
    return y;
  }

  /** Returns where the last box's wires are. */
  private int bridges(int top) {
    int y = top;
    for (Node bridge : DiagramFormat.shown(topology)) {
      host(bridge, y);
      wire(y);
      y += BRIDGE_HEIGHT + 10;
    }
    if (DiagramFormat.hidden(topology) > 0) {
      box("more", y);
      wire(y);
      canvas.text("middle", (LEFT + RIGHT) / 2, y + 29, DiagramFormat.more(topology));
      y += BRIDGE_HEIGHT + 10;
    }
    return y - BRIDGE_HEIGHT / 2 - 10;
  }

  /** The world reaches them by the rail of the bridges' media. Returns where the last row is. */
  private int turn(int worldBottom, int top) {
    int y = top;
    for (Node server : topology.turn()) {
      host(server, y);
      canvas.arrow(MEDIA_RAIL, RIGHT, y + BRIDGE_HEIGHT / 2);
      y += BRIDGE_HEIGHT + 10;
    }
    int lastWire = y - BRIDGE_HEIGHT / 2 - 10;
    canvas.line(MEDIA_RAIL, worldBottom, MEDIA_RAIL, lastWire);
    canvas.text("name", LEFT + PADDING, lastWire + 58, "on each TURN server");
    return services(topology.anyTurn(), lastWire + 60);
  }

  private void host(Node host, int y) {
    String addresses = String.join(", ", host.addresses());
    canvas.beginGroup(host.host() + ": " + addresses);
    box(hostBox(host), y);
    name(host.host(), y + 20);
    canvas.text("dim", LEFT + PADDING, y + 39, TextWidth.cut(addresses, ADDRESS_COLUMNS));
    canvas.endGroup();
  }

  private void box(String kind, int y) {
    canvas.box(kind, LEFT, y, RIGHT - LEFT, BRIDGE_HEIGHT);
  }

  private void wire(int y) {
    int middle = y + BRIDGE_HEIGHT / 2;
    canvas.line(XMPP_RAIL, middle, LEFT, middle);
    canvas.arrow(MEDIA_RAIL, RIGHT, middle);
  }

  private String hostBox(Node host) {
    return ("box " + states.apply(host.host())).strip();
  }

  private void name(String host, int y) {
    canvas.text("name", LEFT + PADDING, y, TextWidth.cut(host, NAME_COLUMNS));
  }

  private String meetLabel() {
    return topology.meet().labels(Reach.BRIDGES);
  }

  private String description() {
    return "The world reaches the meet host "
        + topology.meet().host()
        + " on "
        + topology.meet().labels(Reach.WORLD)
        + " and each bridge on "
        + anyBridge.labels(Reach.WORLD)
        + (topology.turn().isEmpty()
            ? ""
            : " and each TURN server on " + topology.anyTurn().labels(Reach.WORLD))
        + ". The bridges reach the meet host on "
        + meetLabel()
        + ".";
  }
}
