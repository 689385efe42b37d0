package org.scalablejitsi.tools.cli;

import java.util.concurrent.Callable;
import org.scalablejitsi.tools.report.ReportPage;
import org.scalablejitsi.tools.report.ReportRequest;
import picocli.CommandLine.Command;

/** Makes the page that the verify playbook writes. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Makes a web page of what the verify playbook found.",
      "Reads the playbook's request from standard input and prints HTML, which needs nothing from "
          + "elsewhere and no JavaScript."
    },
    footerHeading = "%nExample:%n",
    footer = "  ansible-playbook scalable.jitsi.verify -e jitsi_verify_report=verify.html",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:printed, whatever was found",
      "1:the inventory has a fault that the plan would refuse as well",
      "2:wrong usage",
      "3:the request cannot be read"
    })
final class ReportCommand implements Callable<Integer> {

  private final Streams streams;

  ReportCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    streams.out().print(ReportPage.write(ReportRequest.read(streams.in())));
    streams.out().flush();
    return ExitCode.OK.code();
  }
}
