package org.scalablejitsi.tools.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.scalablejitsi.tools.nicknames.RegistryEditor;
import org.scalablejitsi.tools.nicknames.RegistryReport;
import org.scalablejitsi.tools.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says all that is wrong with the registry. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Reads the registry and says what is wrong with it, or how much is in it.",
      "Each fault is a line on standard error, with file, line, what is wrong and "
          + "what to do. Writes nothing."
    },
    footerHeading = "%nExample:%n",
    footer = "  jitsi-tools nicknames check inventories/example/.jitsi/jitsi_nicknames.yml",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every nickname is valid and unique",
      "1:something is wrong in FILE",
      "2:wrong usage",
      "3:FILE is missing or cannot be read"
    })
final class NicknamesCheckCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "FILE", description = "The registry.")
  private Path file = Path.of("");

  @Option(
      names = "--json",
      description =
          "Print one JSON object on standard output, whether something is wrong or not: 'file', "
              + "'nicknames' (how many are in order) and 'faults', each with 'line' and 'what'.")
  private boolean json;

  NicknamesCheckCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    RegistryReport report = new RegistryEditor(file).check();
    if (json) {
      streams.out().print(JsonLine.of(report));
    } else {
      print(report);
    }
    streams.out().flush();
    return (report.faults().isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
  }

  private void print(RegistryReport report) {
    if (report.faults().isEmpty()) {
      streams.out().println(report.file() + ": " + report.nicknames() + " nicknames, all unique");
    }
    report.problems().stream().map(Problem::line).forEach(streams.err()::println);
  }
}
