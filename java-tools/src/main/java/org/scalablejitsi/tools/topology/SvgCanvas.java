package org.scalablejitsi.tools.topology;

/** SVG elements, by classes that the style sheet colours. */
final class SvgCanvas {

  private static final int TIP = 7;

  private final StringBuilder out = new StringBuilder();

  void box(String kind, int x, int y, int width, int height) {
    out.append(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n"
            .formatted(kind, x, y, width, height));
  }

  void text(String kind, int x, int y, String text) {
    out.append(
        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n"
            .formatted(kind, x, y, XmlText.escaped(text)));
  }

  void line(int x1, int y1, int x2, int y2) {
    out.append("<path class=\"wire\" d=\"M%d %dL%d %d\"/>\n".formatted(x1, y1, x2, y2));
  }

  void arrowDown(int x, int y1, int y2) {
    line(x, y1, x, y2 - TIP);
    tip("M%d %dl-5 -9h10z".formatted(x, y2));
  }

  /** To the right or to the left. */
  void arrow(int x1, int x2, int y) {
    int back = x1 < x2 ? -1 : 1;
    line(x1, y, x2 + back * TIP, y);
    tip("M%d %dl%d -5v10z".formatted(x2, y, back * 9));
  }

  /** What a pointer over the elements up to the next call of {@link #endGroup} shows. */
  void beginGroup(String tooltip) {
    out.append("<g><title>").append(XmlText.escaped(tooltip)).append("</title>\n");
  }

  void endGroup() {
    out.append("</g>\n");
  }

  String elements() {
    return out.toString();
  }

  private void tip(String path) {
    out.append("<path class=\"tip\" d=\"").append(path).append("\"/>\n");
  }
}
