package org.scalablejitsi.tools.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.scalablejitsi.tools.limits.Guard;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Prints errors and chooses the exit code. */
final class ErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final String JSON = "--json";
  private static final String OUR_PACKAGE = "org.scalablejitsi.";

  private final Streams streams;

  ErrorHandler(Streams streams) {
    this.streams = streams;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String help = "see `" + command.qualifiedName() + " --help`";
    say(
        List.of(Problem.input(String.valueOf(e.getMessage()), help)),
        asksForJson(command, List.of(args)));
    return ExitCode.USAGE.code();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof ProblemException known) {
      say(known.problems(), asksForJson(command.getCommandSpec(), parsed.originalArgs()));
      return ExitCode.of(known.problems()).code();
    }
    if (e instanceof OutputLostException) {
      return ExitCode.OK.code();
    }
    return bug(e);
  }

  /** What no reader of an input has foreseen; it cannot say any more which input that was. */
  int error(Error e, String[] args) {
    if (!Guard.isOfInput(e)) {
      return bug(e);
    }
    say(
        List.of(
            Problem.input(
                "the input cannot be read to its end: " + Guard.reason(e),
                "look for a value in it that is far too long or nested")),
        List.of(args).contains(JSON));
    return ExitCode.UNREADABLE.code();
  }

  /** The exit code, if the answer has come out. */
  int atTheEnd(int code) {
    Optional<Problem> loss = streams.loss();
    loss.map(Problem::line).ifPresent(streams.err()::println);
    boolean isWorse = code == ExitCode.OK.code() || code == ExitCode.CHECK_FAILED.code();
    return loss.isPresent() && isWorse ? ExitCode.UNREADABLE.code() : code;
  }

  /** In whatever command it is, so that a script always reads an answer. */
  private static boolean asksForJson(CommandSpec command, List<String> args) {
    return args.contains(JSON) && command.findOption(JSON) != null;
  }

  private void say(List<Problem> problems, boolean json) {
    if (json) {
      streams.out().print(JsonLine.of(ProblemsAnswer.of(problems)));
      streams.out().flush();
    } else {
      problems.stream().map(Problem::line).forEach(streams.err()::println);
    }
  }

  /** Never the exception's message, nor its causes': they may quote what they choked on. */
  int bug(Throwable e) {
    streams
        .err()
        .println(
            "error: jitsi-tools "
                + ToolVersion.number()
                + " failed with "
                + e.getClass().getName()
                + "; this is a bug, please report it with the lines below");
    Arrays.stream(e.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OUR_PACKAGE))
        .forEach(frame -> streams.err().println("  at " + frame));
    return ExitCode.BUG.code();
  }
}
