package org.scalablejitsi.tools.format;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var a = {...b, c: 1};",
        "var {x, ...rest} = o;",
        "a ??= b?.c ?? d;",
        "try { f() } catch { g() }",
        "var n = 1_000n ** 2n;"
      })
  void readsMuchOfTodaysJavaScript(String text) {
    assertThat(reader.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A extends B { #p = 1; static q = `${'}'}`; m() { return super.m(/[/}]/d) / 2; } }",
        "async function f() { await g(); }",
        "const f = async () => { for await (const x of y) {} };",
        "f(...x);",
        "for (const [k, v] of Object.entries(o)) { c[k] = v / 2; }",
        "function A() { return new.target; }",
        "import x from './x.js'; export const a = 1;",
        "var a = /x/v;"
      })
  void doesNotCallNewerJavaScriptWrong(String text) {
    assertThat(reader.read("var a = 1;\n" + text + "\nvar b = 2;\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.line()).isEqualTo(2);
              assertThat(finding.doubt()).isEqualTo(JavaScriptReader.DOUBT);
              assertThat(finding.message()).startsWith("from ").contains("newer JavaScript");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A {",
        "class A { m() { return 'open } }",
        "class A { m() { return `${a } }",
        "class A { ) }",
        "async function f() { /* open }",
        "f(...x];",
        "var = 1;\nclass A {}",
        "var o = {class: 1, async: 2}; o.await = ;"
      })
  void seesWhatIsWrongInNewerJavaScriptAllTheSame(String text) {
    assertThat(reader.read(text)).singleElement().extracting(Finding::doubt).isNull();
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
