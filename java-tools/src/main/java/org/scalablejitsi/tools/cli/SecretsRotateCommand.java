package org.scalablejitsi.tools.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.secrets.Rotation;
import org.scalablejitsi.tools.secrets.RotationStep;
import org.scalablejitsi.tools.secrets.SecretId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replaces secrets, one step at a time. */
@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Replaces secrets, one step at a time.",
      "Without an option for a step it makes next values in FILE and keeps them "
          + "beside the current ones; --promote then puts them in place of those. It "
          + "changes FILE only: what is current reaches the hosts with the next run of the "
          + "playbook."
    },
    footer = {
      "",
      "Example, two steps for one secret:",
      "  jitsi-tools secrets rotate --vault-password-file .vault-password --only jvb \\",
      "    inventories/example/.jitsi/jitsi_secrets.yml",
      "  jitsi-tools secrets rotate --vault-password-file .vault-password --promote \\",
      "    inventories/example/.jitsi/jitsi_secrets.yml"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the step is done",
      "1:it cannot be done to these secrets, and nothing was changed",
      "2:wrong usage",
      "3:FILE or a password cannot be read, or FILE not written"
    })
final class SecretsRotateCommand implements Callable<Integer> {

  private final Streams streams;
  private final RandomGenerator random;
  private final InstantSource clock;

  @Spec private @Nullable CommandSpec command;
  @Mixin private SecretsTarget target = new SecretsTarget();
  @Mixin private LengthOption length = new LengthOption();

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "The secrets, separated by commas (default: all that the step fits).")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--json",
      description =
          "Print one JSON object with 'file', 'step' and 'secrets', each with its generation.")
  private boolean json;

  /** What a script reads. */
  private record Answer(String file, String step, List<SecretId> secrets) {}

  @ArgGroup private @Nullable StepOption step;

  /** At most one of these. */
  static final class StepOption {
    private RotationStep step = RotationStep.STAGE;

    @Option(
        names = "--promote",
        description = "Make the next values the current ones, and keep those as the previous.")
    void promote(boolean given) {
      choose(RotationStep.PROMOTE, given);
    }

    @Option(names = "--abandon", description = "Drop the next values; the current ones stay.")
    void abandon(boolean given) {
      choose(RotationStep.ABANDON, given);
    }

    @Option(
        names = "--drop-previous",
        description = "Drop the previous values, once no host uses them any more.")
    void dropPrevious(boolean given) {
      choose(RotationStep.DROP_PREVIOUS, given);
    }

    /** Options that were not given may be set too, to false. */
    private void choose(RotationStep chosen, boolean given) {
      if (given) {
        step = chosen;
      }
    }
  }

  SecretsRotateCommand(Streams streams, RandomGenerator random, InstantSource clock) {
    this.streams = streams;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    RotationStep wanted = step == null ? RotationStep.STAGE : step.step;
    if (command != null && wanted != RotationStep.STAGE && length.isGiven()) {
      throw new ParameterException(
          command.commandLine(), "--length is for new values, and this step makes none");
    }
    List<SecretId> done =
        new Rotation(random, clock, length.characters())
            .run(wanted, target.file(), target.passwords(streams.in()), only);
    if (json) {
      String name = wanted.name().toLowerCase(Locale.ROOT).replace('_', '-');
      streams.out().print(JsonLine.of(new Answer(target.file().toString(), name, done)));
    } else {
      done.forEach(secret -> streams.out().println(line(wanted, secret)));
    }
    return ExitCode.OK.code();
  }

  private static String line(RotationStep step, SecretId done) {
    String what =
        switch (step) {
          case STAGE -> " is the next";
          case PROMOTE -> " is the current one now";
          case ABANDON -> ", the next, is dropped";
          case DROP_PREVIOUS -> ", the previous, is dropped";
        };
    return done.name() + ": generation " + done.generation() + what;
  }
}
