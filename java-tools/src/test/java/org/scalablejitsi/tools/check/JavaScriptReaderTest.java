package org.scalablejitsi.tools.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaScriptReaderTest {
  private final JavaScriptReader reader = new JavaScriptReader();

  @Test
  void readsAConfigOfJitsiMeet() {
    assertThat(
            reader.read(
                """
                // a comment
                var config = {
                    hosts: { domain: 'meet.example.com', },
                    bosh: 'https://meet.example.com/' + subdir + 'http-bind',
                };
                config.p2p = Object.assign({}, config.p2p, { enabled: false });
                const sizes = [1, 2].map(size => `${size}px`);
                """))
        .isEmpty();
  }

  @Test
  void neverRunsWhatItReads() {
    assertThat(reader.read("throw new Error('run'); while (true) {}")).isEmpty();
  }

  @Test
  void tellsTheLineOfABrokenLiteral() {
    assertThat(reader.read("var config = {\n  a: 1\n  b: 2\n};\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.line()).isEqualTo(3);
              assertThat(finding.message()).isEqualTo("missing } after property list");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"var a = 'open\n", "var a = {\n", "var = 1;\n", "}\n"})
  void refusesWhatIsNoJavaScript(String text) {
    assertThat(reader.read(text)).hasSize(1);
  }
}
