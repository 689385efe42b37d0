package org.scalablejitsi.tools.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.secrets.SecretFinding;
import org.scalablejitsi.tools.secrets.SecretsCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says which secrets are missing, weak, used twice or old. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Finds secrets that are missing, weak, used twice or old.",
      "Errors: a secret is missing, weak (under 48 bits), not safe in all files that "
          + "it goes into, or has the value of another. Warnings: not strong (under 80 "
          + "bits), too old, of unknown age, or in a rotation that began more than 7 days "
          + "ago. The bits are an estimate from length and variety. Findings go to standard "
          + "error."
    },
    footer = {
      "",
      "Example:",
      "  jitsi-tools secrets check --vault-password-file .vault-password --max-age 90 \\",
      "    inventories/example/.jitsi/jitsi_secrets.yml"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no errors, perhaps warnings",
      "1:there are errors",
      "2:wrong usage",
      "3:FILE or a password cannot be read"
    })
final class SecretsCheckCommand implements Callable<Integer> {

  private final Streams streams;
  private final InstantSource clock;

  @Spec private @Nullable CommandSpec command;
  @Mixin private SecretsTarget target = new SecretsTarget();
  @Mixin private RequiredSecretsOption need = new RequiredSecretsOption();

  @Option(
      names = "--max-age",
      paramLabel = "DAYS",
      defaultValue = "365",
      description = "The age in days beyond which a secret is too old (default: ${DEFAULT-VALUE}).")
  private int maxAge;

  @Option(
      names = "--json",
      description = "Print the findings as one line of JSON on standard output, for scripts.")
  private boolean json;

  /** The whole answer. */
  private record Answer(String file, int errors, int warnings, List<SecretFinding> findings) {}

  SecretsCheckCommand(Streams streams, InstantSource clock) {
    this.streams = streams;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (command != null && maxAge < 1) {
      throw new ParameterException(command.commandLine(), "--max-age is not 1 or more");
    }
    List<SecretFinding> findings =
        SecretsCheck.run(
            target.file(), target.passwords(streams.in()), need.names(), clock.instant(), maxAge);
    int errors = count(findings, SecretFinding.Level.ERROR);
    int warnings = count(findings, SecretFinding.Level.WARNING);
    if (json) {
      String file = target.file().toString();
      streams.out().print(JsonLine.of(new Answer(file, errors, warnings, findings)));
    } else {
      findings.forEach(finding -> streams.err().println(finding.line()));
      streams.out().println(target.file() + ": errors: " + errors + ", warnings: " + warnings);
    }
    return (errors == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
  }

  private static int count(List<SecretFinding> findings, SecretFinding.Level level) {
    return (int) findings.stream().filter(finding -> finding.level() == level).count();
  }
}
