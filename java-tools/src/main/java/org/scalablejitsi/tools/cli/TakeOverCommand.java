package org.scalablejitsi.tools.cli;

import java.util.concurrent.Callable;
import org.scalablejitsi.tools.json.StrictJson;
import org.scalablejitsi.tools.takeover.TakeOver;
import org.scalablejitsi.tools.takeover.TakeOverRequest;
import picocli.CommandLine.Command;

/** Takes a running installation over: writes its secrets and nicknames into vault and registry. */
@Command(
    name = "take-over",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Takes passwords and nicknames of an installation made by hand into vault and registry.",
      "Reads on standard input what the playbook take-over.yml has read on the hosts, which is "
          + "what starts this command. Prints what was taken over as JSON, never a secret. "
          + "Writes nothing if anything is wrong."
    },
    footerHeading = "%nExample, where the playbook starts it:%n",
    footer = "  ansible-playbook -i inventories/example scalable.jitsi.take_over",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:taken over",
      "1:something on the hosts cannot be taken over: see standard error",
      "2:wrong usage",
      "3:the request, the vault or the registry cannot be read or written"
    })
final class TakeOverCommand implements Callable<Integer> {

  private final TakeOver takeOver;
  private final Streams streams;

  TakeOverCommand(TakeOver takeOver, Streams streams) {
    this.takeOver = takeOver;
    this.streams = streams;
  }

  @Override
  public Integer call() {
    TakeOverRequest request = StrictJson.read(streams.in(), TakeOverRequest.class);
    streams.out().print(JsonLine.of(takeOver.run(request)));
    return ExitCode.OK.code();
  }
}
