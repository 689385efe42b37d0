package org.scalablejitsi.tools.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.scalablejitsi.tools.plan.PlanWriter;
import org.scalablejitsi.tools.plan.Planner;
import org.scalablejitsi.tools.plan.RequestReader;
import picocli.CommandLine.Command;

/** One request on standard input, one plan on standard output. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Reads one JSON request with all hosts from standard input and prints the plan as JSON:",
      "each host's files, with placeholders in place of secrets, and the checks they passed.",
      "Prints nothing on standard output if anything is wrong, and one line on standard error",
      "for each thing that is."
    })
final class PlanCommand implements Callable<Integer> {

  private final Planner planner;
  private final Streams streams;

  PlanCommand(Planner planner, Streams streams) {
    this.planner = planner;
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PlanWriter.write(planner.plan(RequestReader.read(streams.in())), streams.out());
    return ExitCode.OK.code();
  }
}
