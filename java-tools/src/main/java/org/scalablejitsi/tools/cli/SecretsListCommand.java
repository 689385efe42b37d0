package org.scalablejitsi.tools.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.secrets.SecretsOverview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what may be told of the secrets. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Lists the secrets in FILE, never their values.",
      "Of each the generation and its age in whole days. NEXT and PREVIOUS are the "
          + "generations kept beside the current one while a rotation is under way; - is "
          + "none, ? an age that FILE does not tell."
    },
    footer = {
      "",
      "Example:",
      "  jitsi-tools secrets list --vault-password-file .vault-password \\",
      "    inventories/example/.jitsi/jitsi_secrets.yml"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all is well", "2:wrong usage", "3:FILE or a password cannot be read"})
final class SecretsListCommand implements Callable<Integer> {

  private static final String ROW = "%-16s %10s %8s %6s %8s%n";

  private final Streams streams;
  private final InstantSource clock;

  @Mixin private SecretsTarget target = new SecretsTarget();

  @Option(names = "--json", description = "Print one line of JSON instead, for scripts.")
  private boolean json;

  SecretsListCommand(Streams streams, InstantSource clock) {
    this.streams = streams;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    SecretsOverview overview =
        SecretsOverview.of(target.file(), target.passwords(streams.in()), clock.instant());
    if (json) {
      streams.out().print(JsonLine.of(overview));
    } else {
      streams.out().printf(ROW, "NAME", "GENERATION", "AGE/DAYS", "NEXT", "PREVIOUS");
      overview.secrets().forEach(this::print);
    }
    return ExitCode.OK.code();
  }

  private void print(SecretsOverview.Entry entry) {
    Long age = entry.current().ageDays();
    streams
        .out()
        .printf(
            ROW,
            entry.name(),
            entry.current().generation(),
            age == null ? "?" : age,
            generation(entry.next()),
            generation(entry.previous()));
  }

  private static String generation(SecretsOverview.@Nullable Version version) {
    return version == null ? "-" : Integer.toString(version.generation());
  }
}
