package org.scalablejitsi.tools.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.scalablejitsi.tools.nicknames.RegistryEditor;
import org.scalablejitsi.tools.problem.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes hosts out of the registry. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Takes hosts out of the registry, so that others may have their nicknames.",
      "All of them, or none if one is not there. Release a host that is gone for "
          + "good: one that still is in the inventory gets a nickname again in the next "
          + "run, maybe another one, and is a new bridge to jicofo then."
    },
    footerHeading = "%nExample, a bridge that got another name in the inventory:%n",
    footer = {
      "  jitsi-tools nicknames release jitsi_nicknames.yml bridge7",
      "  jitsi-tools nicknames assign jitsi_nicknames.yml fra7=bridge7"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:released",
      "1:a host is not in the registry; nothing was changed",
      "2:wrong usage",
      "3:FILE is missing, cannot be read or written, or is no valid registry"
    })
final class NicknamesReleaseCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "FILE", description = "The registry.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "HOST",
      description = "A host, named as in the registry.")
  private List<String> hosts = List.of();

  @Option(
      names = "--json",
      description = "Print one JSON object with 'file' and 'released', a nickname by host.")
  private boolean json;

  /** What a script reads. */
  private record Answer(String file, Map<String, String> released) {}

  NicknamesReleaseCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Map<String, String> released = new RegistryEditor(file).release(hosts);
    if (json) {
      streams.out().print(JsonLine.of(new Answer(file.toString(), released)));
    } else {
      released.forEach((host, nickname) -> streams.out().println(line(host, nickname)));
    }
    streams.out().flush();
    return ExitCode.OK.code();
  }

  private static String line(String host, String nickname) {
    return OneLine.of(host) + "  " + nickname + "  may be given to another host from now on";
  }
}
