package org.scalablejitsi.tools.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.scalablejitsi.tools.plan.Planner;
import picocli.CommandLine;

/** Where the program starts. */
public final class Main {

  /** The longest line of our descriptions, and its indentation. */
  private static final int HELP_WIDTH = 110;

  private Main() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    Streams streams =
        new Streams(
            System.in,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err));
    Planner planner = new Planner(ToolVersion.number(), new SecureRandom(), InstantSource.system());
    System.exit(run(args, streams, planner));
  }

  static int run(String[] args, Streams streams, Planner planner) {
    return run(args, streams, new Commands(planner, streams).parser(args));
  }

  static int run(String[] args, Streams streams, CommandLine commands) {
    ErrorHandler failures = new ErrorHandler(streams);
    CommandLine commandLine =
        commands
            .setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
            .setUsageHelpWidth(HELP_WIDTH)
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setParameterExceptionHandler(failures)
            .setExecutionExceptionHandler(failures);
    int code;
    try {
      code = commandLine.execute(args);
    } catch (Error e) {
      code = failures.error(e, args);
    }
    return failures.atTheEnd(code);
  }
}
