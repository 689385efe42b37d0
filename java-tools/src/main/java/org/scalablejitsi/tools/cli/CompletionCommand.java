package org.scalablejitsi.tools.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Prints a script by which bash completes commands, options and files.",
      "zsh reads it too, after `autoload -U +X bashcompinit && bashcompinit`."
    },
    footerHeading = "%nInstall it for your user (Debian: apt install bash-completion):%n",
    footer = {
      "  mkdir -p ~/.local/share/bash-completion/completions",
      "  cd ~/.local/share/bash-completion/completions",
      "  jitsi-tools completion > jitsi-tools",
      "or for this shell only:",
      "  source <(jitsi-tools completion)"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:printed", "2:wrong usage"})
final class CompletionCommand implements Callable<Integer> {

  private final Streams streams;

  @Spec private CommandSpec spec;

  CompletionCommand(Streams streams) {
    this.streams = streams;
    // picocli puts the real one in its place.
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    streams.out().print(AutoComplete.bash(root.name(), root.commandLine()) + "\n");
    streams.out().flush();
    return ExitCode.OK.code();
  }
}
