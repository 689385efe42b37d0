package org.scalablejitsi.tools.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.storage.ControllerFiles;

/** Standard input, output and error, so that tests can bring their own. */
final class Streams {

  private final InputStream in;
  private final SafeOutput answer;
  private final PrintStream out;
  private final PrintStream err;

  Streams(InputStream in, OutputStream out, OutputStream err) {
    this.in = in;
    answer = new SafeOutput(out);
    this.out = utf8(answer);
    this.err = utf8(new SafeOutput(err));
  }

  /** Whatever the locale: JSON is UTF-8. */
  private static PrintStream utf8(OutputStream out) {
    return new PrintStream(out, false, StandardCharsets.UTF_8);
  }

  InputStream in() {
    return in;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /** What is wrong if a part of the answer did not come out. */
  Optional<Problem> loss() {
    out.flush();
    return Optional.ofNullable(answer.failure())
        .map(
            failure ->
                Problem.input(
                    "the answer cannot be written to standard output ("
                        + ControllerFiles.reason(failure)
                        + ")",
                    "send it elsewhere or make room; `plan` has written no file then, other commands"
                        + " have done what they were to do"));
  }
}
