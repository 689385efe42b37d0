package org.scalablejitsi.tools.cli;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands on the vault file; all work is in its subcommands. */
@Command(
    name = "secrets",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Makes, lists, replaces and checks the secrets of an installation in its vault file.",
      "No command ever prints a secret; `ansible-vault view` does."
    },
    synopsisSubcommandLabel = "COMMAND")
final class SecretsCommand {

  private SecretsCommand() {}

  /** The command with all of its subcommands. */
  static CommandLine with(Streams streams, RandomGenerator random, InstantSource clock) {
    return new CommandLine(new SecretsCommand())
        .addSubcommand(new SecretsInitCommand(streams, random, clock))
        .addSubcommand(new SecretsListCommand(streams, clock))
        .addSubcommand(new SecretsRotateCommand(streams, random, clock))
        .addSubcommand(new SecretsCheckCommand(streams, clock));
  }
}
