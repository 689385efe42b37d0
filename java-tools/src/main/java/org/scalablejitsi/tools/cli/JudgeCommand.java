package org.scalablejitsi.tools.cli;

import java.util.concurrent.Callable;
import org.scalablejitsi.tools.judge.JudgeRequest;
import picocli.CommandLine.Command;

/** Judges what hosts answered a playbook. */
@Command(
    name = "judge",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Judges what the hosts of a cluster answered a playbook.",
      "Reads the playbook's request from standard input and prints the verdicts as one line of "
          + "JSON. Reaches no host and writes no file."
    },
    footerHeading = "%nExample:%n",
    footer = "  ansible-playbook scalable.jitsi.verify",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:judged, whatever the verdicts",
      "2:wrong usage",
      "3:the request cannot be read"
    })
final class JudgeCommand implements Callable<Integer> {

  private final Streams streams;

  JudgeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    streams.out().print(JsonLine.of(JudgeRequest.answer(streams.in())));
    streams.out().flush();
    return ExitCode.OK.code();
  }
}
