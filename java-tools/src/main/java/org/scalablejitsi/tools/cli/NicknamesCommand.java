package org.scalablejitsi.tools.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The registry's commands; each is a subcommand. */
@Command(
    name = "nicknames",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Works on the registry of the bridges' nicknames.",
      "The registry is the file that jitsi_nicknames_file names: "
          + ".jitsi/jitsi_nicknames.yml beside the inventory, unless set. A nickname is how "
          + "jicofo tells bridges apart. A bridge keeps its own for ever, also while it "
          + "is out of the inventory, until it is released here."
    })
final class NicknamesCommand {

  private NicknamesCommand() {}

  static CommandLine with(Streams streams) {
    return new CommandLine(new NicknamesCommand())
        .addSubcommand(new NicknamesListCommand(streams))
        .addSubcommand(new NicknamesAssignCommand(streams))
        .addSubcommand(new NicknamesReleaseCommand(streams))
        .addSubcommand(new NicknamesCheckCommand(streams));
  }
}
