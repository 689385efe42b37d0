package org.scalablejitsi.tools.cli;

import picocli.CommandLine.Command;

/** The command itself; all work is in its subcommands. */
@Command(
    name = "jitsi-tools",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = "Plans a whole Jitsi installation offline, before any host is touched.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:a check failed",
      "2:wrong usage",
      "3:something cannot be read or written",
      "70:a fault of this program"
    })
final class JitsiTools {}
