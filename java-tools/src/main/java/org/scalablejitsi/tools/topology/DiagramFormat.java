package org.scalablejitsi.tools.topology;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The formats in which a topology is drawn. */
public enum DiagramFormat {
  TEXT {
    @Override
    public String of(Topology topology) {
      return TextWriter.write(topology);
    }
  },
  MERMAID {
    @Override
    public String of(Topology topology) {
      return MermaidWriter.write(topology);
    }
  },
  SVG {
    @Override
    public String of(Topology topology) {
      return svg(topology, host -> "");
    }
  };

  /** A picture with more boxes than this is one that nobody looks at. */
  private static final int BRIDGES_SHOWN = 12;

  public abstract String of(Topology topology);

  /**
   * An SVG with coloured hosts.
   *
   * @param states ok, warning or failed for a host, or an empty text for one without colour
   */
  public static String svg(Topology topology, UnaryOperator<String> states) {
    return SvgWriter.write(topology, states);
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<Node> shown(Topology topology) {
    return topology.bridges().stream().limit(BRIDGES_SHOWN).toList();
  }

  /** The bridges that are only counted. */
  static int hidden(Topology topology) {
    return Math.max(0, topology.bridges().size() - BRIDGES_SHOWN);
  }

  static String more(Topology topology) {
    int hidden = hidden(topology);
    return "… and " + hidden + (hidden == 1 ? " more bridge" : " more bridges");
  }
}
