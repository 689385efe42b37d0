package org.scalablejitsi.tools.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LuaReaderTest {
  private final LuaReader reader = new LuaReader();

  @Test
  void readsAProsodyConfiguration() {
    assertThat(
            reader.read(
                """
                -- a comment
                plugin_paths = { "/usr/share/jitsi-meet/prosody-plugins/" }
                VirtualHost "meet.example.com"
                    authentication = "anonymous"
                Component "internal.auth.meet.example.com" "muc"
                    modules_enabled = { "ping"; }
                """))
        .isEmpty();
  }

  @Test
  void neverRunsWhatItReads() {
    assertThat(reader.read("error('run')\nwhile true do end\n")).isEmpty();
  }

  @Test
  void tellsTheLineOfAnOpenTable() {
    assertThat(reader.read("a = 1\nb = {\nc = 2\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.line()).isEqualTo(4);
              assertThat(finding.message()).contains("'}' expected (to close '{' at line 2)");
            });
  }

  @Test
  void tellsTheLineOfAnOpenQuote() {
    assertThat(reader.read("a = 1\nb = \"open\nc = 2\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.line()).isEqualTo(2);
              assertThat(finding.message()).contains("unfinished string");
            });
  }
}
