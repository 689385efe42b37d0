package org.scalablejitsi.tools.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class XmlTextTest {

  @Test
  void escapesMarkup() {
    assertThat(XmlText.escaped("<a href=\"b\">&amp;'"))
        .isEqualTo("&lt;a href=&quot;b&quot;&gt;&amp;amp;'");
  }

  @Test
  void replacesWhatXmlCannotHold() {
    assertThat(XmlText.escaped("a\u0000\ud800\ufffe\uffffb🎥"))
        .isEqualTo("a\ufffd\ufffd\ufffd\ufffdb🎥");
  }
}
