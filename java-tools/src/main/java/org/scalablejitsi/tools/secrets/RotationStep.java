package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;

/** One step of a secret's rotation. */
public enum RotationStep {

  /** Make a next value and keep it beside the current one. */
  STAGE {
    @Override
    Optional<Problem> refusal(Path file, Secret secret) {
      return secret.next() == null
          ? Optional.empty()
          : Optional.of(
              Problem.check(
                  "secret '" + secret.name() + "' has " + secret.next() + " staged already",
                  "promote or abandon that first"));
    }

    @Override
    SecretVersion apply(SecretsDocument document, Secret secret, SecretGenerator maker) {
      SecretVersion next = maker.make(document.unusedGeneration(secret.name()));
      document.stage(secret.name(), next);
      return next;
    }
  },

  /** Let the next value be the current one, and keep that as the previous. */
  PROMOTE {
    @Override
    Optional<Problem> refusal(Path file, Secret secret) {
      SecretVersion next = secret.next();
      if (next != null && !SecretValue.isAccepted(next.value())) {
        return Optional.of(
            Problem.check(
                "the next value of secret '" + secret.name() + "' is not " + SecretValue.RULE,
                "abandon it, or change it with `ansible-vault edit " + file + "`"));
      }
      return nothing(
          secret, "next", next, "make one with `jitsi-tools secrets rotate " + file + "`");
    }

    @Override
    SecretVersion apply(SecretsDocument document, Secret secret, SecretGenerator maker) {
      document.promote(secret.name());
      return there(secret.next());
    }
  },

  /** Forget the next value. */
  ABANDON {
    @Override
    Optional<Problem> refusal(Path file, Secret secret) {
      return nothing(secret, "next", secret.next(), "there is nothing to abandon");
    }

    @Override
    SecretVersion apply(SecretsDocument document, Secret secret, SecretGenerator maker) {
      document.abandonNext(secret.name());
      return there(secret.next());
    }
  },

  /** Forget the previous value. */
  DROP_PREVIOUS {
    @Override
    Optional<Problem> refusal(Path file, Secret secret) {
      return nothing(secret, "previous", secret.previous(), "there is nothing to drop");
    }

    @Override
    SecretVersion apply(SecretsDocument document, Secret secret, SecretGenerator maker) {
      document.dropPrevious(secret.name());
      return there(secret.previous());
    }
  };

  /** Why the step cannot be done to this secret; empty when it can. */
  abstract Optional<Problem> refusal(Path file, Secret secret);

  /** Does it, and returns the version made, promoted or forgotten. */
  abstract SecretVersion apply(SecretsDocument document, Secret secret, SecretGenerator maker);

  private static Optional<Problem> nothing(
      Secret secret, String which, @Nullable SecretVersion version, String remedy) {
    return version != null
        ? Optional.empty()
        : Optional.of(
            Problem.check("secret '" + secret.name() + "' has no " + which + " value", remedy));
  }

  private static SecretVersion there(@Nullable SecretVersion version) {
    if (version == null) {
      throw new IllegalStateException("a step was done that must be refused");
    }
    return version;
  }
}
