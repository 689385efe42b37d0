package org.scalablejitsi.tools.cli;

import java.io.PrintStream;
import java.util.Arrays;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Prints what went wrong and chooses the exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final String OUR_PACKAGE = "org.scalablejitsi.";

  private final PrintStream err;

  Failures(PrintStream err) {
    this.err = err;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println("error: " + e.getMessage() + "; see `" + command + " --help`");
    return ExitCode.USAGE.code();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof ProblemException known) {
      known.problems().stream().map(Problem::line).forEach(err::println);
      return ExitCode.of(known.problems()).code();
    }
    return bug(e);
  }

  /** Never the exception's message, nor its causes': they may quote what they choked on. */
  int bug(Throwable e) {
    err.println(
        "error: jitsi-tools "
            + ToolVersion.number()
            + " failed with "
            + e.getClass().getName()
            + "; this is a bug, please report it with the lines below");
    Arrays.stream(e.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OUR_PACKAGE))
        .forEach(frame -> err.println("  at " + frame));
    return ExitCode.BUG.code();
  }
}
