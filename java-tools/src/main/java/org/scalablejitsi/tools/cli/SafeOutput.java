package org.scalablejitsi.tools.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.OneLine;

/**
 * Where all that the program prints goes through. Names, files and answers of others are in it, and
 * what would speak to the terminal comes out as {@code \}{@code u001b}: people see that it is
 * there, and within a text of JSON it means the same. Only line ends and tabs stay.
 */
final class SafeOutput extends OutputStream {

  /** The first bytes, in UTF-8, of all characters that may have to be spelt out, but for ASCII. */
  private static final String LEADS = "\u00c2\u00d8\u00e2";

  private final OutputStream out;
  private final byte[] begun = new byte[3];
  private int length;
  private @Nullable IOException failure;

  SafeOutput(OutputStream out) {
    this.out = out;
  }

  /** Why not everything has come out, or null. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int plain = offset;
    for (int i = offset; i < offset + count; i++) {
      if (length == 0 && isPlain(bytes[i] & 0xff)) {
        continue;
      }
      if (length == 0) {
        pass(bytes, plain, i - plain);
      }
      take(bytes[i]);
      plain = i + 1;
    }
    pass(bytes, plain, offset + count - plain);
  }

  private static boolean isPlain(int b) {
    return b < 0x80 ? b == '\n' || b == '\t' || !Character.isISOControl(b) : LEADS.indexOf(b) < 0;
  }

  /** Keeps the byte until its character is complete. */
  private void take(byte b) throws IOException {
    begun[length++] = b;
    int first = begun[0] & 0xff;
    int needed = first < 0x80 ? 1 : first < 0xe0 ? 2 : 3;
    if (length == needed) {
      length = 0;
      char character = decoded(first, needed);
      if (OneLine.isControl(character)) {
        byte[] spelt = String.format(Locale.ROOT, "\\u%04x", (int) character).getBytes(US_ASCII);
        pass(spelt, 0, spelt.length);
      } else {
        pass(begun, 0, needed);
      }
    }
  }

  private char decoded(int first, int needed) {
    return switch (needed) {
      case 1 -> (char) first;
      case 2 -> (char) (((first & 0x1f) << 6) | (begun[1] & 0x3f));
      default -> (char) (((first & 0xf) << 12) | ((begun[1] & 0x3f) << 6) | (begun[2] & 0x3f));
    };
  }

  private void pass(byte[] bytes, int offset, int count) throws IOException {
    if (count > 0) {
      noting(() -> out.write(bytes, offset, count));
    }
  }

  @Override
  public void flush() throws IOException {
    noting(out::flush);
  }

  /** A PrintStream in front of this one forgets what went wrong. */
  private void noting(Step step) throws IOException {
    try {
      step.run();
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
