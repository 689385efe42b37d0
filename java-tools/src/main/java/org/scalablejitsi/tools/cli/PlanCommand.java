package org.scalablejitsi.tools.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.scalablejitsi.tools.plan.Plan;
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
      "for each thing that is. What is only worth a warning is printed there too, and the plan",
      "is made all the same. The number at the end of a line names the rule: ask",
      "`jitsi-tools explain` what it means."
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
    Plan plan = planner.plan(RequestReader.read(streams.in()));
    plan.warnings().forEach(warning -> streams.err().println("warning: " + warning));
    PlanWriter.write(plan, streams.out());
    return ExitCode.OK.code();
  }
}
