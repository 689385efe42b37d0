package org.scalablejitsi.tools.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.scalablejitsi.tools.secrets.SecretInit;
import org.scalablejitsi.tools.secrets.SecretStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the secrets that are missing. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Makes the secrets that are missing.",
      "If there is no FILE it is made too, encrypted. What is there stays as it is. A "
          + "run of the playbook does the same by itself."
    },
    footer = {
      "",
      "Example:",
      "  jitsi-tools secrets init --vault-password-file .vault-password \\",
      "    inventories/example/.jitsi/jitsi_secrets.yml"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is missing now",
      "1:a secret in FILE cannot be used",
      "2:wrong usage",
      "3:FILE or a password cannot be read, or FILE not written"
    })
final class SecretsInitCommand implements Callable<Integer> {

  private final Streams streams;
  private final RandomGenerator random;
  private final InstantSource clock;

  @Mixin private SecretsTarget target = new SecretsTarget();
  @Mixin private LengthOption length = new LengthOption();
  @Mixin private RequiredSecretsOption need = new RequiredSecretsOption();

  @Option(
      names = "--json",
      description =
          "Print one JSON object with 'file' and 'made', the names of the secrets that were"
              + " missing.")
  private boolean json;

  /** What a script reads. */
  private record Answer(String file, List<String> made) {}

  SecretsInitCommand(Streams streams, RandomGenerator random, InstantSource clock) {
    this.streams = streams;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    List<String> made =
        SecretInit.run(
            new SecretStore(random, clock, length.characters()),
            target.file(),
            target.passwords(streams.in()),
            need.names());
    if (json) {
      streams.out().print(JsonLine.of(new Answer(target.file().toString(), made)));
    } else {
      String what = made.isEmpty() ? ": nothing is missing" : ": made " + String.join(", ", made);
      streams.out().println(target.file() + what);
    }
    return ExitCode.OK.code();
  }
}
