package org.scalablejitsi.tools.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.scalablejitsi.tools.nicknames.RegistryEditor;
import org.scalablejitsi.tools.problem.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the registry. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Prints each host of the registry with its nickname.",
      "Sorted by host, with the hosts that are no longer in the inventory."
    },
    footerHeading = "%nExample:%n",
    footer = "  jitsi-tools nicknames list inventories/example/.jitsi/jitsi_nicknames.yml",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:printed",
      "2:wrong usage",
      "3:FILE is missing, cannot be read or is no valid registry"
    })
final class NicknamesListCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "FILE", description = "The registry.")
  private Path file = Path.of("");

  @Option(
      names = "--json",
      description = "Print one JSON object with 'file' and 'nicknames', a nickname by host.")
  private boolean json;

  NicknamesListCommand(Streams streams) {
    this.streams = streams;
  }

  /** What a script reads. */
  record Answer(String file, Map<String, String> nicknames) {}

  @Override
  public Integer call() {
    Map<String, String> nicknames = new RegistryEditor(file).list();
    if (json) {
      streams.out().print(JsonLine.of(new Answer(file.toString(), nicknames)));
    } else {
      print(nicknames);
    }
    streams.out().flush();
    return ExitCode.OK.code();
  }

  private void print(Map<String, String> nicknames) {
    int width = nicknames.keySet().stream().mapToInt(String::length).max().orElse(1);
    nicknames.forEach(
        (host, nickname) -> {
          String name = OneLine.of(host);
          streams.out().println(name + " ".repeat(width - name.length()) + "  " + nickname);
        });
  }
}
