package org.scalablejitsi.tools.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Boxes below each other.
 *
 * @param width of each line
 * @param lines the drawing
 * @param firstLines where in it each box's first line of text is
 */
record TextBox(int width, List<String> lines, List<Integer> firstLines) {

  static TextBox around(List<List<String>> boxes) {
    int inner = boxes.stream().flatMap(List::stream).mapToInt(TextWidth::of).max().orElseThrow();
    String border = "+" + "-".repeat(inner + 2) + "+";
    List<String> lines = new ArrayList<>(Collections.singleton(border));
    List<Integer> firstLines = new ArrayList<>();
    for (List<String> box : boxes) {
      firstLines.add(lines.size());
      box.forEach(text -> lines.add("| " + TextWidth.padded(text, inner) + " |"));
      lines.add(border);
    }
    return new TextBox(inner + 4, lines, firstLines);
  }

  /** A line of the drawing, or as much empty space. */
  String line(int index) {
    return index < lines.size() ? lines.get(index) : " ".repeat(width);
  }
}
