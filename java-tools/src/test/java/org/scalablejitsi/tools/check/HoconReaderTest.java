package org.scalablejitsi.tools.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HoconReaderTest {
  private final HoconReader reader = new HoconReader();

  @Test
  void readsWhatTheServicesRead() {
    assertThat(
            reader.read(
                """
                // a comment
                jicofo {
                  xmpp.client.hostname = "localhost"
                  bridge { brewery-jid: "jvbbrewery@internal.auth.meet.example.com" }
                  list = [1, 2,]
                }
                """))
        .isEmpty();
  }

  @Test
  void leavesTheHostsEnvironmentAndFilesToTheHost() {
    assertThat(
            reader.read(
                """
                include "/etc/jitsi/other.conf"
                a = ${NO_SUCH_VARIABLE}
                b = ${?NO_SUCH_VARIABLE}
                """))
        .isEmpty();
  }

  @Test
  void tellsTheLineOfAnOpenBrace() {
    assertThat(reader.read("a {\n  b = 1\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.line()).isEqualTo(3);
              assertThat(finding.message()).endsWith("not: end of file");
            });
  }

  @Test
  void tellsTheLineOfAnOpenQuote() {
    assertThat(reader.read("a = 1\nb = \"open\nc = 2\n"))
        .singleElement()
        .extracting(Finding::line)
        .isEqualTo(2);
  }

  @Test
  void seesAReferenceToItself() {
    assertThat(reader.read("a = 1\nb = ${c}\nc = ${b}\n")).hasSize(1);
  }
}
