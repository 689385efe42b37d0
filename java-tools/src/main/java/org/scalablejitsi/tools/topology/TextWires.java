package org.scalablejitsi.tools.topology;

import java.util.Collections;
import java.util.List;

/** The lines from the boxes on the right to one place of the box on the left. */
final class TextWires {

  private static final int EAST = 6;

  private final String label;
  private final int target;
  private final List<Integer> sources;

  TextWires(String label, int target, List<Integer> sources) {
    this.label = " " + label + " ";
    this.target = target;
    this.sources = sources;
  }

  int width() {
    return label.length() + 1 + EAST;
  }

  String line(int row) {
    boolean source = sources.contains(row);
    return west(row) + trunk(row, source) + (source ? "-" : " ").repeat(EAST);
  }

  private String west(int row) {
    if (row == target) {
      return "<" + "-".repeat(label.length() - 1);
    }
    return row == target + 1 ? label : " ".repeat(label.length());
  }

  private char trunk(int row, boolean source) {
    if (source || row == target) {
      return '+';
    }
    boolean within =
        row > Math.min(target, Collections.min(sources))
            && row < Math.max(target, Collections.max(sources));
    return within ? '|' : ' ';
  }
}
