package org.scalablejitsi.tools.topology;

/** A whole SVG file: elements on paper, in the colours of the reader's choice. */
final class SvgDocument {

  private static final String STYLE =
      """
      text { font: 14px system-ui, sans-serif; fill: #1c2226; }
      .paper { fill: #ffffff; }
      .box { fill: #f1f4f7; stroke: #66727c; }
      .box.ok { stroke: #1a6b34; stroke-width: 2.5; }
      .box.warning { stroke: #b36b00; stroke-width: 2.5; }
      .box.failed { stroke: #b3261e; stroke-width: 3; fill: #fbe6e4; }
      .more { fill: none; stroke: #66727c; stroke-dasharray: 5 4; }
      .title { font-size: 18px; font-weight: 600; }
      .name { font-weight: 600; }
      .dim { font-size: 13px; fill: #4a555e; }
      .port { font-size: 13px; }
      .label { font-size: 13px; fill: #0b5394; }
      .middle { text-anchor: middle; }
      .end { text-anchor: end; }
      .wire { fill: none; stroke: #0b5394; stroke-width: 1.5; }
      .tip { fill: #0b5394; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6eaed; }
        .paper { fill: #15191c; }
        .box { fill: #232a2f; stroke: #8d99a3; }
        .box.ok { stroke: #7fd79a; }
        .box.warning { stroke: #f3c06b; }
        .box.failed { stroke: #ff9d94; fill: #4a1f1c; }
        .more { stroke: #8d99a3; }
        .dim { fill: #b4bec6; }
        .label, .tip { fill: #8cc4ff; }
        .wire { stroke: #8cc4ff; }
      }
      """;

  private SvgDocument() {}

  /** The title and the description are for those who hear the picture. */
  static String of(int width, int height, String title, String description, String elements) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="100%%" \
        style="max-width: 600px" role="img" aria-labelledby="topology-title topology-desc">
        <title id="topology-title">%3$s</title>
        <desc id="topology-desc">%4$s</desc>
        <style>
        %5$s</style>
        <rect class="paper" width="%1$d" height="%2$d"/>
        %6$s</svg>
        """
        .formatted(
            width, height, XmlText.escaped(title), XmlText.escaped(description), STYLE, elements);
  }
}
