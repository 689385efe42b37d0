package org.scalablejitsi.tools.cli;

import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.secrets.SecretValue;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option for the length of new secrets. */
final class LengthOption {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--length",
      paramLabel = "N",
      description = {
        "How many letters and digits a new value has, from "
            + SecretValue.MIN_LENGTH
            + " to "
            + SecretValue.MAX_LENGTH
            + " (default: "
            + SecretValue.LENGTH
            + ")."
      })
  private @Nullable Integer length;

  boolean isGiven() {
    return length != null;
  }

  int characters() {
    int wanted = length == null ? SecretValue.LENGTH : length;
    if (command != null && (wanted < SecretValue.MIN_LENGTH || wanted > SecretValue.MAX_LENGTH)) {
      throw new ParameterException(
          command.commandLine(),
          "--length "
              + wanted
              + " is not from "
              + SecretValue.MIN_LENGTH
              + " to "
              + SecretValue.MAX_LENGTH);
    }
    return wanted;
  }
}
