package org.scalablejitsi.tools.judge;

import java.util.Optional;
import org.scalablejitsi.tools.problem.Rule;
import org.scalablejitsi.tools.secrets.RotationPhase;

/** The rotation of an account's password, of which prosody has one version. */
final class LoginRotation {

  static final Rule IN_VAULT = Rule.error("JT660");
  static final Rule NOT_BEHIND = Rule.error("JT661");
  static final Rule NOT_TAKEN = Rule.error("JT662");
  private static final String NEXT = "next";
  private static final String PREVIOUS = "previous";

  private LoginRotation() {}

  /** What keeps it from being done; {@code fits} is the version that prosody has. */
  static Optional<BrokenRule> refusal(RotatedSecret secret, String fits, boolean isGivenUp) {
    if (fits.equals("none")) {
      return Optional.of(
          secret.broken(
              IN_VAULT,
              "prosody has a password that is in no version of the vault file. Is this the vault"
                  + " file in use? If so, site.yml gives prosody the current one; bridges or jicofo"
                  + " with another one cannot log in again then."));
    }
    if (fits.equals(PREVIOUS)) {
      return Optional.of(
          secret.broken(
              NOT_BEHIND,
              "prosody still has the value before the current one; run site.yml, which changes"
                  + " that."));
    }
    if (!isGivenUp) {
      return Optional.empty();
    }
    if (secret.has(NEXT)) {
      return fits.equals(NEXT)
          ? Optional.of(
              secret.broken(
                  NOT_TAKEN,
                  "prosody has "
                      + secret.generation(NEXT)
                      + " already: run this without rollback."))
          : Optional.empty();
    }
    return secret.has(PREVIOUS) ? Optional.of(secret.inUse()) : Optional.empty();
  }

  static RotatedSecret.Step step(RotatedSecret secret, String fits, boolean isGivenUp) {
    RotationPhase.Standing standing =
        new RotationPhase.Standing(secret.has(NEXT), !fits.equals("current"), secret.has(PREVIOUS));
    return secret.step(RotationPhase.first(standing, isGivenUp), true);
  }
}
