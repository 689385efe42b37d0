package org.scalablejitsi.tools.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local a <const>, b <close> = 1, f()",
        "local a < const > = 1",
        "x = a // b",
        "x = a & b | c ~ d << 1 >> 2",
        "x = ~a",
        "x = -~a ~ ~-b",
        "x = a ~= b",
        "x = '\\u{48}\\u{10FFFF} a // b & c \\\\ \\n \\065 \\x41 \\z  \\' \\\" '",
        "x = [==[ a // ]] ]==] .. [[ ~ ]]",
        "x = 1 -- a // b ~~~\n",
        "--[[ & ]] x = 1",
        "goto out\n::out::",
        "local function f(...) return ... end",
        "if a < const then b = 1 end",
        "x = 0x1p-3 + 3e-2"
      })
  void readsLuaAsProsodyDoes(String text) {
    assertThat(reader.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = & a",
        "x = a //",
        "x = a ~",
        "x = ~",
        "x = a &| b",
        "local a <constant> = 1",
        "a <const> = 1",
        "x = '\\u{}'",
        "x = '\\q'",
        "x = '\\xg0'",
        "x = a >>> b",
        "x = a // // b",
        "x = a =~ b",
        "local = 1",
        "[[ a"
      })
  void refusesWhatIsNoLuaAtAll(String text) {
    assertThat(reader.read("\n" + text + "\n"))
        .singleElement()
        .extracting(Finding::line)
        .isIn(2, 3);
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
