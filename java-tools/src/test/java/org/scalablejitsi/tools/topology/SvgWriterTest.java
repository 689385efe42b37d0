package org.scalablejitsi.tools.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.problem.OneLine;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class SvgWriterTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 13, 40})
  void keepsEverythingWithinThePicture(int bridges) throws Exception {
    Element svg = svg(bridges == 0 ? Fleets.full() : Fleets.of(bridges));
    String[] view = svg.getAttribute("viewBox").split(" ");
    int height = Integer.parseInt(view[3]);

    assertThat(view).startsWith("0", "0", "400");
    for (Element element : all(svg, "text")) {
      assertThat(Integer.parseInt(element.getAttribute("y"))).isBetween(14, height - 8);
    }
    for (Element element : all(svg, "rect")) {
      assertThat(number(element, "x") + number(element, "width")).isLessThanOrEqualTo(400);
      assertThat(number(element, "y") + number(element, "height")).isLessThanOrEqualTo(height);
    }
  }

  @Test
  void showsTwelveBridgesAndCountsTheOthers() throws Exception {
    assertThat(texts(Fleets.of(12)))
        .contains("bridge12.example.com")
        .noneMatch(text -> text.contains("more"));
    assertThat(texts(Fleets.of(13)))
        .contains("bridge12.example.com", "… and 1 more bridge")
        .doesNotContain("bridge13.example.com");
    assertThat(texts(Fleets.of(50))).contains("… and 38 more bridges");
  }

  @Test
  void isReadOutAsATitleAndADescription() throws Exception {
    Element svg = svg(Fleets.example());

    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("topology-title topology-desc");
    assertThat(all(svg, "title").get(0).getTextContent())
        .isEqualTo("meet.example.com: 1 meet host, 3 bridges");
    assertThat(all(svg, "desc").get(0).getTextContent())
        .isEqualTo(
            "The world reaches the meet host meet.example.com on 80, 443/tcp and each bridge on"
                + " 10000/udp. The bridges reach the meet host on 5222/tcp.");
  }

  @Test
  void needsNothingFromElsewhere() {
    assertThat(drawn(Fleets.example()).replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
        .doesNotContain("http", "href", "url(", "@import", "<script", "<image")
        .contains("prefers-color-scheme: dark", "class=\"paper\"");
  }

  @Property(tries = 200)
  void staysXmlWhateverTheHostsAreCalled(@ForAll String anything) throws Exception {
    String name = Fleets.name(anything);

    List<String> titles =
        all(svg(Fleets.called(name)), "title").stream().map(Element::getTextContent).toList();

    assertThat(titles.get(1))
        .isEqualTo(OneLine.of(name + "2").replaceAll("[\ufffe\uffff]", "\ufffd") + ": 192.0.2.21");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)<script>", "]]>", "\"><g>", "&lt;", "\ud800"})
  void letsNoHostNameBecomeMarkup(String name) throws Exception {
    assertThat(all(svg(Fleets.called(name)), "*"))
        .hasSameSizeAs(all(svg(Fleets.called("harmless")), "*"));
  }

  private static int number(Element element, String attribute) {
    String value = element.getAttribute(attribute);
    return value.isEmpty() ? 0 : Integer.parseInt(value);
  }

  private static List<String> texts(Fleet fleet) throws Exception {
    return all(svg(fleet), "text").stream().map(Element::getTextContent).toList();
  }

  private static List<Element> all(Element svg, String name) {
    NodeList found = svg.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static Element svg(Fleet fleet) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Document document =
        factory.newDocumentBuilder().parse(new InputSource(new StringReader(drawn(fleet))));
    return document.getDocumentElement();
  }

  private static String drawn(Fleet fleet) {
    return DiagramFormat.SVG.of(Topology.of(fleet));
  }
}
