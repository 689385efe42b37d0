package org.scalablejitsi.tools.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class XmlTest {

  @Test
  void escapesMarkup() {
    assertThat(Xml.escaped("<a href=\"b\">&amp;'"))
        .isEqualTo("&lt;a href=&quot;b&quot;&gt;&amp;amp;'");
  }

  @Test
  void replacesWhatXmlCannotHold() {
    assertThat(Xml.escaped("a\u0000\ud800\ufffe\uffffb🎥"))
        .isEqualTo("a\ufffd\ufffd\ufffd\ufffdb🎥");
  }
}
