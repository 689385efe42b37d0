package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.plan.Planner;
import org.scalablejitsi.tools.problem.OneLine;

class SafeOutputTest {

  private static final String MIXED =
      "a\u001b[2J\u0007ä\u009b€\u202e🎥\r\n\t\u007f\u0085\u2066\u061c\u200f\u0000\u2028 ÂØâ„ é";
  private static final String SPELT =
      "a\\u001b[2J\\u0007ä\\u009b€\\u202e🎥\\u000d\n\t\\u007f\\u0085\\u2066\\u061c\\u200f\\u0000\\u2028"
          + " ÂØâ„ é";

  @TempDir Path folder;

  @Test
  void spellsOutWhatIsForTheTerminal() throws IOException {
    assertThat(through(MIXED, MIXED.length() * 4)).isEqualTo(SPELT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void doesSoHoweverTheBytesCome(int atOnce) throws IOException {
    assertThat(through(MIXED, atOnce)).isEqualTo(SPELT);
  }

  @Test
  void leavesAllElse() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = 0x20; c < 0x30000; c++) {
      if (Character.isDefined(c) && !(c < 0x10000 && isControl((char) c))) {
        text.appendCodePoint(c);
      }
    }
    String plain = text.toString();

    assertThat(through(plain, 7)).isEqualTo(new String(utf8(plain), StandardCharsets.UTF_8));
  }

  private static boolean isControl(char c) {
    return OneLine.isControl(c);
  }

  /** In a file's name, a host's name, a template and an option. */
  @ParameterizedTest
  @CsvSource({"'\u001b]0;x\u0007'", "\u009b31m", "\u202e"})
  void holdsForEveryCommand(String code) throws IOException {
    Path template = folder.resolve("x" + code + ".j2");
    Files.writeString(template, "{{ a" + code + " }}{{ b | c }}");
    Path registry = folder.resolve("n" + code + ".yml");
    Files.writeString(registry, "version: 1\nnicknames: {\"a\\e[1m\": a}\n");
    Path wrong = folder.resolve("w" + code + ".yml");
    Files.writeString(wrong, "version: 1\nk: 1\n");

    for (Ended ended :
        new Ended[] {
          Ended.of("", "lint", template.toString()),
          Ended.of("", "lint", "--json", template.toString()),
          Ended.of("", "lint", folder + "/no" + code),
          Ended.of("", "nicknames", "list", registry.toString()),
          Ended.of("", "nicknames", "list", "--json", registry.toString()),
          Ended.of("", "nicknames", "check", wrong.toString()),
          Ended.of("", "secrets", "list", wrong.toString()),
          Ended.of("", "explain", "x" + code),
          Ended.of("", "plan", "--x" + code),
          Ended.of("", code),
          Ended.of("", "topology", folder + "/no" + code),
        }) {
      String all = ended.out() + ended.err();
      assertThat(all).isNotEmpty();
      assertThat(all.chars().filter(c -> c != '\n' && isControl((char) c))).as(all).isEmpty();
    }
    assertThat(Ended.of("", "lint", template.toString()).out()).contains("\\u");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "explain", "completion"})
  void tellsThatAnAnswerWasLost(String command) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams = new Streams(InputStream.nullInputStream(), new Full(), err);

    int code =
        Main.run(
            new String[] {command},
            streams,
            new Commands(planner(), streams).parser(new String[] {command}));

    assertThat(code).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "error: the answer cannot be written to standard output (No space left on device); send"
                + " it elsewhere or make room; `plan` has written no file then, other commands have"
                + " done what they were to do\n");
  }

  private static Planner planner() {
    return new Planner("9", new Random(1), InstantSource.system());
  }

  private static String through(String text, int atOnce) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SafeOutput safe = new SafeOutput(out);
    byte[] bytes = utf8(text);
    for (int i = 0; i < bytes.length; i += atOnce) {
      safe.write(bytes, i, Math.min(atOnce, bytes.length - i));
    }
    safe.flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** As /dev/full is. */
  static final class Full extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}
